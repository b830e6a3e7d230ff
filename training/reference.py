"""The analyser as FORMAT.md says, word for word, in NumPy: slow, exact, the arbiter of the format.

`python reference.py MODEL < SENTENCES` reads one sentence a line and prints CoNLL-U.
"""

import struct
import sys

import numpy as np

import decode
import features
import lemmas
import tokens
from features import codes, form_hash, hashed

F = np.float32
VERSION = 2
LIMIT = 400
# The longest text, in bytes, that is read as one.
TEXT = 64 * 1024
MOST = F(63)
MAGIC = F(12582912)


def rounded(values):
    """Half to even, for |values| < 2^22."""
    return (values + MAGIC).view(np.int32) - 0x4B400000


class Model:
    def __init__(self, data):
        magic, version, count, length = struct.unpack_from("<4sIII", data)
        if magic != b"CBEN" or version != VERSION or length != len(data):
            raise ValueError(f"not a model of version {VERSION}")
        self.part = {}
        for k in range(count):
            name, at, size = struct.unpack_from("<8sII", data, 16 + 16 * k)
            self.part[name.rstrip(b"\0").decode()] = data[at : at + size]
        config = self.u32s("config")
        self.width, self.layers = int(config[0]), [int(layer) for layer in config[4 : 4 + config[3]]]
        self.tags, self.feats, self.labels = (self.strings(f"s.{name}") for name in ("tags", "feats", "labels"))
        self.feats_at = self.u32s("feat.at")
        self.words_known, self.scripts, self.split = self.map("words"), self.map("lem.map"), self.map("tok.map")
        self.operations, self.appended = self.part["lem.ops"], self.strings("lem.str")
        self.token_weights = np.frombuffer(self.part["tok.w"], "<i2")
        self.matrices = {n: self.matrix(n) for n in self.part if n.startswith("e.") and n != "e.root"}
        self.matrices |= {n: self.matrix(n) for n in self.part if n.endswith("w") and n != "tok.w"}
        self.stages = len(self.matrices["e.code"][0]) // 256
        vectors = ["e.root", "arc.dist", "lab.c", "tag.b", "feat.b", "arc.db", "arc.hb", "arc.ub", "lab.db", "lab.hb"]
        vectors += [n for n in self.part if n[-2:] in (".b", ".g", ".h")]
        self.vectors = {n: np.frombuffer(self.part[n], "<f4") for n in vectors}

    def u32s(self, name):
        return np.frombuffer(self.part[name], "<u4")

    def strings(self, name):
        data = self.part[name]
        count = struct.unpack_from("<I", data)[0]
        at = struct.unpack_from(f"<{count + 1}I", data, 4)
        body = data[8 + 4 * count :]
        return [body[at[k] : at[k + 1]].decode() for k in range(count)]

    def matrix(self, name):
        data = self.part[name]
        rows, columns = struct.unpack_from("<II", data)
        scale = np.frombuffer(data, "<f4", rows, 8)
        body = -(-(8 + 4 * rows) // 64) * 64
        # Integers of this size, and sums of their products over fewer than 1,024 columns, are exact in f32.
        whole = np.frombuffer(data, np.int8, rows * columns, body).reshape(rows, columns).astype(F)
        return whole, scale

    def map(self, name):
        data = self.part[name]
        capacity = 1 << struct.unpack_from("<I", data)[0]
        keys = np.frombuffer(data, "<u4", capacity, 4)
        values = np.frombuffer(data, "<u2", capacity, 4 + 4 * capacity)

        def look_up(h):
            key, slot = max(1, h >> 32), h & (capacity - 1)
            while keys[slot]:
                if keys[slot] == key:
                    return int(values[slot])
                slot = (slot + 1) & (capacity - 1)
            return None

        return look_up

    # Arithmetic, on rows of a 2-dimensional array.

    def quantise(self, v):
        m = np.abs(v).max(1)
        safe = np.where(m > 0, m, F(1))
        q = rounded(v * (MOST / safe)[:, None])
        return np.where((m > 0)[:, None], q, 0), np.where(m > 0, m / MOST, F(0))

    def linear(self, name, bias, v):
        w, scale = self.matrices[name]
        q, s = self.quantise(v)
        y = (q.astype(F) @ w.T) * (s[:, None] * scale)
        return y if bias is None else y + self.vectors[bias]

    def norm(self, v, g, h):
        mean = sum8(v) / F(self.width)
        c = v - mean[:, None]
        variance = sum8(c * c) / F(self.width)
        k = F(1) / np.sqrt(variance + F(1e-5))
        return (c * k[:, None]) * self.vectors[g] + self.vectors[h]

    def maxout(self, z):
        return np.maximum(z[:, : self.width], z[:, self.width :])

    def drawn(self, z):
        """The states of a recurrence."""
        new, gate = z[:, : self.width], z[:, self.width :]
        keep = F(0.5) + F(0.5) * (gate / (F(1) + np.abs(gate)))
        out, half = np.zeros_like(new), self.width // 2
        for places, part in ((range(len(z)), np.s_[:half]), (reversed(range(len(z))), np.s_[half:])):
            state = np.zeros(half, F)
            for t in places:
                state = new[t, part] + keep[t, part] * (state - new[t, part])
                out[t, part] = state
        return out

    # The analyser.

    def tokenize(self, text):
        split = lambda run: self.split(hashed(300, *codes(run))) or 0
        return tokens.tokenize(text, self.token_weights, split)

    def encode(self, forms, spaces):
        e = np.zeros((len(forms) + 1, self.width), F)
        e[0] = self.vectors["e.root"]
        for i, (form, glue) in enumerate(zip(forms, features.glue(spaces)), 1):
            word = self.words_known(form_hash(form)) or 0
            rows = [("e.form", word if word < len(self.matrices["e.form"][0]) else 0)]
            rows += [("e." + name, row) for (name, _), row in zip(features.TABLES, features.rows(form))]
            rows += [("e.glue", glue)]
            told = self.part["codes"][self.stages * word : self.stages * (word + 1)]
            rows += [("e.code", 256 * stage + code) for stage, code in enumerate(told)]
            for name, row in rows:
                w, scale = self.matrices[name]
                e[i] = e[i] + w[row] * scale[row]
        x = self.norm(self.maxout(self.linear("in.w", "in.b", e)), "in.g", "in.h")
        for k, d in enumerate(self.layers):
            if d == 0:
                y = self.drawn(self.linear(f"b{k}.w", f"b{k}.b", x))
            else:
                padded = np.pad(x, ((d, d), (0, 0)))
                window = np.concatenate([padded[: len(x)], x, padded[2 * d :]], 1)
                y = self.maxout(self.linear(f"b{k}.w", f"b{k}.b", window))
            x = x + self.norm(y, f"b{k}.g", f"b{k}.h")
        return x

    def arc_scores(self, x):
        d, h = relu(self.linear("arc.dw", "arc.db", x)), relu(self.linear("arc.hw", "arc.hb", x))
        p, sp = self.quantise(self.linear("arc.uw", "arc.ub", d))
        q, sq = self.quantise(h)
        score = (p.astype(F) @ q.astype(F).T) * (sp[:, None] * sq)
        place = np.arange(len(x))
        offset = np.clip(place[None, :] - place[:, None], -20, 20) + 20
        score[:, 1:] = score[:, 1:] + self.vectors["arc.dist"][offset[:, 1:]]
        return rounded(np.clip(score, F(-8000), F(8000)) * F(256)).astype(np.int64)

    def parse(self, forms, spaces):
        """Rows (lemma, upos, xpos, feats, head, relation, margin) of one sentence of given words."""
        x = self.encode(forms, spaces)
        tags = self.linear("tag.w", "tag.b", x)[1:].argmax(1)
        feats = self.linear("feat.w", "feat.b", x)[1:]
        scores = self.arc_scores(x)
        heads = decode.heads(scores)
        d = relu(self.linear("lab.dw", "lab.db", x[1:]))
        h = relu(self.linear("lab.hw", "lab.hb", x[heads]))
        logits = (self.linear("lab.pw", None, d * h) + self.linear("lab.aw", None, d)) + self.linear("lab.bw", None, h)
        logits = logits + self.vectors["lab.c"]
        root = self.labels.index("root")
        logits[:, root] = -np.inf
        labels = logits.argmax(1)
        out = []
        for i, (form, tag, head) in enumerate(zip(forms, tags, heads), 1):
            first, end = self.feats_at[tag], self.feats_at[tag + 1]
            feat = self.feats[first + int(feats[i - 1, first:end].argmax())]
            others = [scores[i, j] for j in range(len(forms) + 1) if j not in (i, head)]
            margin = (scores[i, head] - max(others, default=0)) / 256
            upos, xpos = self.tags[tag].split("|")
            label = "root" if head == 0 else self.labels[labels[i - 1]]
            out.append((self.lemma(int(tag), form), upos, xpos, feat, head, label, margin))
        return out

    def lemma(self, tag, form):
        for h in lemmas.keys(tag, form):
            number = self.scripts(h)
            if number is not None:
                rule = (self.operations[2 * number], self.operations[2 * number + 1], self.appended[number])
                return lemmas.apply(form, rule)
        return lemmas.cased(form, 0)

    def words(self, text):
        """Forms, and whether a space follows each."""
        spans = self.tokenize(text)
        spaces = [end == len(text) or tokens.is_space(text[end]) for _, end in spans]
        return [text[start:end] for start, end in spans], spaces

    def analyse(self, text):
        """Forms, spaces and rows of one sentence; heads count from 1 within it."""
        forms, spaces, rows = [], [], []
        for part in parts(text):
            part_forms, part_spaces = self.words(part)
            for at in range(0, len(part_forms), LIMIT):
                stretch = self.parse(part_forms[at : at + LIMIT], part_spaces[at : at + LIMIT])
                before = len(rows)
                rows += [row[:4] + (row[4] + before if row[4] else 0,) + row[5:] for row in stretch]
            forms, spaces = forms + part_forms, spaces + part_spaces
        return forms, spaces, self.joined(rows)

    def joined(self, rows):
        """With the roots of later stretches hung on that of the first."""
        roots = [number for number, row in enumerate(rows) if row[4] == 0]
        if "parataxis" in self.labels:
            for number in roots[1:]:
                rows[number] = rows[number][:4] + (roots[0] + 1, "parataxis") + rows[number][6:]
        return rows


def parts(text):
    """The text, cut where it is longer than what is read as one."""
    while len(text.encode()) > TEXT:
        fits = len(text.encode()[:TEXT].decode(errors="ignore"))
        spaces = [at for at in range(1, fits) if tokens.is_space(text[at])]
        cut = spaces[-1] if spaces else fits
        yield text[:cut]
        text = text[cut:]
    yield text


def sum8(v):
    p = np.zeros((len(v), 8), F)
    for at in range(0, v.shape[1], 8):
        p = p + v[:, at : at + 8]
    return ((p[:, 0] + p[:, 4]) + (p[:, 2] + p[:, 6])) + ((p[:, 1] + p[:, 5]) + (p[:, 3] + p[:, 7]))


def relu(v):
    return np.where(v > 0, v, F(0))


def conllu(forms, spaces, rows, margins=False):
    lines = []
    for i, (form, space, (lemma, upos, xpos, feats, head, label, margin)) in enumerate(zip(forms, spaces, rows), 1):
        misc = ([] if space else ["SpaceAfter=No"]) + ([f"Margin={margin:.8g}"] if margins else [])
        fields = [i, form, lemma or "_", upos, xpos, feats, head, label, "_", "|".join(misc) or "_"]
        lines.append("\t".join(map(str, fields)))
    return "\n".join(lines) + "\n"


def main():
    with open(sys.argv[1], "rb") as file:
        model = Model(file.read())
    for line in sys.stdin:
        text = line.strip()
        if text:
            print(f"# text = {text}")
            print(conllu(*model.analyse(text), margins=True))


if __name__ == "__main__":
    main()

"""The tokenizer: FORMAT.md, section Sentences and tokens; and how its weights are learned (averaged perceptron)."""

import random
from collections import Counter, defaultdict

import numpy as np

import addresses
from features import char_class, fold, hashed, is_letter, lower

SIZE = 1 << 17
# What is right by no more than this is learned from like a mistake.
MARGIN = 2
# What the table of split words says where the next word decides.
ASK_NEXT = 255
# Splits of a run that make it worth asking; classes of words that can tell, and how seldom these may be of another.
OFTEN, CLOSED, CLOSED_SHARE = 5, {"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"}, 9
LONGEST_RUN, NEAR_LETTERS, NEAR_TYPES, CHUNK_LOOK = 24, 12, 10, 256


def is_space(char):
    """Unicode's White_Space, which str.isspace goes beyond."""
    return char.isspace() and not "\x1c" <= char <= "\x1f"


class Line:
    """A sentence with what the features need of each character."""

    def __init__(self, text):
        self.text = text
        self.fold = [fold(c) for c in text]
        self.cls = [char_class(c) for c in text]
        self.letter = [k in ("U", "l") for k in self.cls]
        self.space = [is_space(c) for c in text]
        self.w = [32 if s else 48 if "0" <= c <= "9" else ord(lower(f)) for c, f, s in zip(text, self.fold, self.space)]
        self.t = [32 if s else ord(k) for k, s in zip(self.cls, self.space)]

        self.in_address = {i for start, end in addresses.spans(self.w, self.cls) for i in range(start + 1, end)}

    def runs(self):
        """Maximal runs of letters."""
        start = None
        for i in range(len(self.text) + 1):
            inside = i < len(self.text) and self.letter[i]
            if inside and start is None:
                start = i
            elif not inside and start is not None:
                yield start, i
                start = None

    def chunk(self, i):
        start = end = i
        while start > 0 and not self.space[start - 1]:
            start -= 1
        while end < len(self.text) and not self.space[end]:
            end += 1
        return start, end

    def features(self, i, chunk, word):
        n = len(self.text)
        w = lambda k: self.w[i + k] if 0 <= i + k < n else 2
        t = lambda k: self.t[i + k] if 0 <= i + k < n else 2
        start, end = chunk
        at = i - 1 if self.letter[i - 1] else i - 2
        left = []
        while at >= 0 and self.letter[at] and len(left) < NEAR_LETTERS:
            left.append(self.w[at])
            at -= 1
        left.reverse()
        at = i if self.letter[i] else i + 1
        right = []
        while at < n and self.letter[at] and len(right) < NEAR_LETTERS:
            right.append(self.w[at])
            at += 1
        look = self.text[start : min(end, start + CHUNK_LOOK)]
        flags = 1 if "://" in look or look[:4].lower() == "www." else 0
        flags += 2 if "@" in look else 0
        flags += 4 if i + 1 == end else 0
        flags += 8 if not any(not s for s in self.space[end:]) else 0
        flags += 16 if i == start + 1 else 0
        before, after = [], []
        for at in range(i - 1, max(start, i - NEAR_TYPES) - 1, -1):
            if not before or before[-1] != self.t[at]:
                before.append(self.t[at])
        for at in range(i, min(end, i + NEAR_TYPES)):
            if not after or after[-1] != self.t[at]:
                after.append(self.t[at])
        t2 = (t(-1), t(0))
        length = min(i - word, 3)
        yield (0,)
        yield (1, w(-1), w(0))
        yield (2, w(-2), w(-1), w(0))
        yield (3, w(-1), w(0), w(1))
        yield (4, w(-2), w(-1), w(0), w(1))
        yield (5, w(-3), w(-2), w(-1), w(0))
        yield (6, w(-1), w(0), w(1), w(2))
        yield (7, *t2)
        yield (8, t(-2), *t2, t(1))
        yield (9, t(-3), t(-2), *t2, t(1), t(2))
        yield (10, *t2, *left)
        yield (11, *t2, *right)
        yield (12, *t2, *left, 1, *right)
        yield (13, *t2, flags)
        yield (14, *t2, *before)
        yield (15, *t2, *after)
        yield (16, *t2, flags, *before, 1, *after)
        yield (17, w(-1), w(0), flags)
        yield (18, *t2, length)
        yield (19, t(-2), *t2, t(1), length)
        yield (20, *t2, length, *left)
        yield (21, *t2, length, *right)

    def indices(self, i, chunk, word):
        return [hashed(*f) & (SIZE - 1) for f in self.features(i, chunk, word)]

    def word_start(self, i, chunk, splits):
        """Where the word before place i starts, or i - 3 if it is longer."""
        for at in range(i - 1, max(chunk[0], i - 3), -1):
            if at in splits:
                return at
        return max(chunk[0], i - 3)

    def candidates(self):
        """Places the perceptron decides."""
        for i in range(1, len(self.text)):
            if self.space[i - 1] or self.space[i] or (self.letter[i - 1] and self.letter[i]):
                continue
            if self.cls[i - 1] == "d" and self.cls[i] == "d":
                continue
            if i not in self.in_address:
                yield i

    def letters_from(self, start):
        """The lowered letters of the run that starts at a place, at most so many as a run that is looked up has."""
        at = start
        while at < len(self.text) and self.letter[at] and at - start < LONGEST_RUN:
            at += 1
        return "".join(map(lower, self.text[start:at]))

    def next_word(self, end):
        """The letters behind the one white space at `end`, unless a hyphen joins more to them; else nothing."""
        if end >= len(self.text) or not self.space[end]:
            return ""
        word = self.letters_from(end + 1)
        behind = end + 1 + len(word)
        return "" if behind < len(self.text) and self.fold[behind] == "-" else word

    def rule_splits(self, split_words):
        """Splits between letters. `split_words(lowered run)` gives a length or 0, or `ASK_NEXT`: then
        `split_words(lowered run + " " + lowered next word)` does."""
        n, out = len(self.text), set()
        low = lambda i: chr(self.w[i]) if i < n else ""
        for i in range(1, n):
            if self.letter[i - 1] and self.letter[i] and low(i) == "n" and low(i + 1) == "'" and low(i + 2) == "t":
                if i + 3 >= n or not (self.letter[i + 3] or self.cls[i + 3] == "d"):
                    out.add(i)
        for start, end in self.runs():
            quoted = start > 0 and self.fold[start - 1] == "'" or end < n and self.fold[end] == "'"
            if end - start <= LONGEST_RUN and not quoted:
                run = "".join(map(lower, self.text[start:end]))
                length = split_words(run)
                if length == ASK_NEXT:
                    length = split_words(run + " " + self.next_word(end))
                if 0 < length < end - start:
                    out.add(start + length)
        return out - self.in_address


def tokenize(text, weights, split_words):
    """Word spans of one sentence."""
    line = Line(text)
    splits = line.rule_splits(split_words)
    chunk = (0, 0)
    for i in line.candidates():
        if not chunk[0] <= i < chunk[1]:
            chunk = line.chunk(i)
        word = line.word_start(i, chunk, splits)
        if int(weights[line.indices(i, chunk, word)].astype(np.int64).sum()) > 0:
            splits.add(i)
    out, start = [], None
    for i in range(len(text) + 1):
        blank = i == len(text) or line.space[i]
        if start is not None and (blank or i in splits):
            out.append((start, i))
            start = None
        if not blank and start is None:
            start = i
    return out


def gold(words):
    """Text and set of split places of a sentence's words; None where a word holds white space."""
    text, splits = "", set()
    for word in words:
        if any(c.isspace() for c in word.form):
            return None
        if text and not text[-1].isspace():
            splits.add(len(text))
        text += word.form + (" " if word.space_after else "")
    return text.rstrip(), splits


def splits_of_runs(sentences):
    """{run: where it splits}. Of a run that is also a word (`its`), the next word tells: one that followed it split, or
    followed the same letters with an apostrophe (`it's a`), more often than whole. Only words of the closed classes
    tell it, since `its only child` is as good as `it's only me`."""
    split, whole, closed = defaultdict(Counter), Counter(), Counter()
    split_before, whole_before = defaultdict(Counter), Counter()
    for words in sentences:
        pair = gold(words)
        if pair is None:
            continue
        for word in words:
            closed["".join(map(lower, word.form))] += 1 if word.tag.split("|")[0] in CLOSED else -CLOSED_SHARE
        line, splits = Line(pair[0]), pair[1]
        for start, end in line.runs():
            run = line.letters_from(start) if end - start <= LONGEST_RUN else ""
            inside = [i for i in splits if start < i < end]
            if end < len(line.text) and line.fold[end] == "'":
                ending = line.letters_from(end + 1)
                if end in splits and len(ending) <= 2:
                    split_before[run + ending][len(run), line.next_word(end + 1 + len(ending))] += 1
                else:
                    whole[run] += 1
            elif len(inside) == 1:
                split[run][inside[0] - start] += 1
                split_before[run][inside[0] - start, line.next_word(end)] += 1
            else:
                whole[run] += 1
                whole_before[run, line.next_word(end)] += 1
    table = {}
    for run, places in sorted(split.items()):
        place, count = places.most_common(1)[0]
        if count > whole[run]:
            table[run] = place
        elif count >= OFTEN:
            asks = {
                run + " " + word: place
                for (at, word), times in split_before[run].items()
                if at == place and word and closed[word] > 0 and times > whole_before[run, word]
            }
            table |= asks | ({run: ASK_NEXT} if asks else {})
    return table


def damaged(texts, rng):
    """Copies of some sentences as they may come: two in one, without the final mark, in capitals."""
    before = None
    for text, splits in texts:
        chance = rng.random()
        if chance < 0.15 and before:
            yield before[0] + " " + text, before[1] | {at + len(before[0]) + 1 for at in splits}
        elif chance < 0.20 and splits and max(splits) == len(text) - 1:
            yield text[:-1], splits - {len(text) - 1}
        elif chance < 0.23:
            capitals = text.upper()
            if len(capitals) == len(text):
                yield capitals, splits
        before = text, splits


def learn(sentences, epochs=8, orders=2, seed=1):
    """Weights (i16), the mean of those learned from several orders, and the table of split words."""
    rng, examples = random.Random(seed), []
    texts = [pair for pair in map(gold, sentences) if pair]
    for text, splits in texts + list(damaged(texts, rng)):
        line, chunk = Line(text), (0, 0)
        for i in line.candidates():
            if not chunk[0] <= i < chunk[1]:
                chunk = line.chunk(i)
            examples.append((line.indices(i, chunk, line.word_start(i, chunk, splits)), 1 if i in splits else -1))
    mean = sum(perceptron(examples, epochs, rng) for _ in range(orders))
    scale = min(256.0, 32000 / max(1e-9, np.abs(mean).max()))
    return np.round(mean * scale).astype(np.int16), splits_of_runs(sentences)


def perceptron(examples, epochs, rng):
    """Averaged weights."""
    weights, total, now = [0] * SIZE, [0] * SIZE, 0
    for epoch in range(epochs):
        rng.shuffle(examples)
        wrong = 0
        for indices, sign in examples:
            now += 1
            score = sum(weights[k] for k in indices)
            if score * sign <= MARGIN:
                wrong += score * sign <= 0
                for k in indices:
                    weights[k] += sign
                    total[k] += sign * now
        print("tokenizer epoch", epoch + 1, "wrong", wrong, "of", len(examples), flush=True)
    return np.array(weights) - np.array(total) / (now + 1)

"""Writes the model file from trained weights and the tables: FORMAT.md, section Container."""

import argparse
import json
import struct
from pathlib import Path

import numpy as np
import torch

import conllu
import lemmas
import tokens
from features import TABLES, codes, form_hash, hashed
from network import ARC, LABEL
from train import Vocabulary
from vectors import ROWS, Vectors

VERSION = 2
LAYERS, UNUSED = 8, 0xFFFFFFFF


def vector(values):
    return np.asarray(values, dtype="<f4").tobytes()


def u32s(values):
    return np.asarray(values, dtype="<u4").tobytes()


def matrix(values, most=63):
    """The rows in whole numbers up to `most`: 63 where they are multiplied, 127 where they are only added."""
    values = np.asarray(values, dtype=np.float32)
    assert values.shape[1] % 32 == 0
    scale = np.abs(values).max(1) / np.float32(most)
    scale = np.where(scale > 0, scale, np.float32(1)).astype("<f4")
    quantised = np.clip(np.round(values / scale[:, None]), -most, most).astype(np.int8)
    head = u32s(values.shape) + scale.tobytes()
    return head + bytes(-len(head) % 64) + quantised.tobytes()


def strings(values):
    parts = [value.encode() for value in values]
    offsets = np.cumsum([0] + [len(part) for part in parts])
    return u32s([len(parts)]) + u32s(offsets) + b"".join(parts)


def hash_map(entries):
    """{hash: value}. Values fit u16."""
    bits = max(4, int(len(entries) * 1.2).bit_length())
    capacity = 1 << bits
    keys, values = np.zeros(capacity, "<u4"), np.zeros(capacity, "<u2")
    for h, value in sorted(entries.items()):
        key, slot = max(1, h >> 32), h & (capacity - 1)
        while keys[slot]:
            if keys[slot] == key:
                raise ValueError("two entries of a map have the same key: change a constant of the hash")
            slot = (slot + 1) & (capacity - 1)
        keys[slot], values[slot] = key, value
    return u32s([bits]) + keys.tobytes() + values.tobytes()


def container(sections):
    at = -(-(16 + 16 * len(sections)) // 64) * 64
    table, body = b"", b""
    for name, data in sections:
        table += struct.pack("<8sII", name.encode(), at + len(body), len(data))
        body += data + bytes(-len(data) % 64)
    head = b"CBEN" + struct.pack("<III", VERSION, len(sections), at + len(body)) + table
    return head + bytes(at - len(head)) + body


def network_sections(state, vocabulary, settings, vectors):
    weights = {name: value.numpy() for name, value in state.items()}
    layers = settings["layers"]
    yield "config", u32s([settings["width"], ARC, LABEL, len(layers)] + layers + [UNUSED] * (LAYERS - len(layers)))
    # Words with a row of their own come first.
    words = list(vocabulary.form_row)
    words += sorted(set(vectors.words) - set(words), key=vectors.row.get)
    yield "words", hash_map({form_hash(word): k for k, word in enumerate(words, 1)})
    yield "codes", np.stack([vectors.none] + [vectors.codes_of(word) for word in words]).tobytes()
    yield "e.form", matrix(weights["form.weight"], 127)
    at = 0
    for (name, _), bits in zip(TABLES, settings["bits"]):
        assert bits == dict(TABLES)[name], "the program's tables have other sizes"
        yield "e." + name, matrix(weights["hashed.weight"][at : at + (1 << bits)], 127)
        at += 1 << bits
    yield "e.glue", matrix(weights["glue.weight"], 127)
    yield "e.code", matrix(weights["code.weight"], 127)
    yield "e.root", vector(weights["root"])
    for name, module in [("in", "input")] + [(f"b{k}", f"blocks.{k}") for k in range(len(layers))]:
        yield name + ".w", matrix(weights[module + ".linear.weight"])
        yield name + ".b", vector(weights[module + ".linear.bias"])
        yield name + ".g", vector(weights[module + ".norm.weight"])
        yield name + ".h", vector(weights[module + ".norm.bias"])
    for name, module in [
        ("tag.", "tag"), ("feat.", "feat"), ("arc.d", "arc_d"), ("arc.h", "arc_h"), ("arc.u", "arc_u"),
        ("lab.d", "lab_d"), ("lab.h", "lab_h"),
    ]:
        yield name + "w", matrix(weights[module + ".weight"])
        yield name + "b", vector(weights[module + ".bias"])
    yield "feat.at", u32s(vocabulary.feats_at)
    yield "arc.dist", vector(weights["distance"])
    yield "lab.pw", matrix(weights["lab_p.weight"])
    yield "lab.aw", matrix(weights["lab_a.weight"])
    yield "lab.bw", matrix(weights["lab_b.weight"])
    yield "lab.c", vector(weights["lab_a.bias"])
    yield "s.tags", strings(vocabulary.tags)
    yield "s.feats", strings(vocabulary.feats)
    yield "s.labels", strings(vocabulary.labels)


def table_sections(sentences, vocabulary):
    table = lemmas.learn((vocabulary.tag_row[w.tag], w.tag.startswith("PROPN"), w.form, w.lemma) for s in sentences for w in s)
    lemmas.complete(table, ((w.tag, w.form, w.lemma) for s in sentences for w in s), vocabulary.tag_row)
    scripts = sorted(set(table.values()))
    number = {script: i for i, script in enumerate(scripts)}
    print("lemmas:", len(table), "entries,", len(scripts), "scripts")
    yield "lem.map", hash_map({h: number[script] for h, script in table.items()})
    yield "lem.ops", bytes(value for case, strip, _ in scripts for value in (case, strip))
    yield "lem.str", strings([append for _, _, append in scripts])
    weights, split = tokens.learn(sentences)
    print("split words:", len(split))
    yield "tok.w", weights.astype("<i2").tobytes()
    yield "tok.map", hash_map({hashed(300, *codes(run)): place for run, place in split.items()})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="the folder train.py wrote")
    parser.add_argument("--vectors", type=Path, required=True, help="what vectors.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    vocabulary = Vocabulary.load(arguments.run / "vocabulary.json")
    settings = json.loads((arguments.run / "settings.json").read_text())
    vectors = Vectors(arguments.vectors)
    state = torch.load(arguments.run / "weights.pt")
    sentences = []
    for name in ("ewt-train", "gum-free-train"):
        sentences += [words for _, words, _ in conllu.sentences(arguments.treebanks / f"{name}.conllu")]
    sections = list(network_sections(state, vocabulary, settings, vectors)) + list(table_sections(sentences, vocabulary))
    data = container(sections)
    arguments.out.write_bytes(data)
    for name, part in sections:
        if len(part) > 60000:
            print(f"{name:8} {len(part):>9,}")
    print(f"{arguments.out}: {len(data):,} bytes")


if __name__ == "__main__":
    main()

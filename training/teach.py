"""What trained networks say of sentences: of the treebanks', and of texts without annotation.

`python teach.py --treebanks T --unlabelled UNLABELLED.conllu --teachers RUN… --vectors VECTORS.npz --out TAUGHT.npz`.
The probabilities of arcs, relations and tags are the means of the teachers'. Relations are asked for the annotated
head, or for the head of the teachers' tree where there is none.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

import decode
import unlabelled
from train import Vocabulary, collate, encode, forward, read_treebanks
from vectors import Vectors


def load(run, vectors):
    vocabulary = Vocabulary.load(run / "vocabulary.json")
    settings = json.loads((run / "settings.json").read_text())
    model = vocabulary.model(vectors=vectors, **{name: settings[name] for name in ("width", "layers", "bits")})
    model.load_state_dict(torch.load(run / "weights.pt"))
    return vocabulary, model.eval()


@torch.no_grad()
def teach(models, items, annotated):
    """For each item, as it comes: heads, arcs [words, 1 + words], relations [words, labels], tags [words, tags]."""
    mean = lambda parts: torch.stack(parts).mean(0)
    out = [None] * len(items)
    order = sorted(range(len(items)), key=lambda i: len(items[i]["form"]))
    for start in range(0, len(order), 32):
        chosen = order[start : start + 32]
        batch = collate([items[i] for i in chosen])
        passes = [forward(model, batch, batch["form"]) for model in models]
        arcs = mean([scores.softmax(-1) for _, scores in passes])
        tags = mean([model.tag(x).softmax(-1) for model, (x, _) in zip(models, passes)])
        for b, i in enumerate(chosen):
            n = len(items[i]["form"])
            if annotated:
                heads = items[i]["head"].tolist()
            else:
                heads = decode.heads((arcs[b, : n + 1, : n + 1].clamp(min=1e-9).log() * 256).round().long().numpy())
            at = torch.tensor(heads)
            relations = mean([m.labels(x[b, 1 : n + 1], x[b, at]).softmax(-1) for m, (x, _) in zip(models, passes)])
            parts = (arcs[b, 1 : n + 1, : n + 1], relations, tags[b, 1 : n + 1])
            out[i] = (heads, *(part.numpy().astype(np.float16) for part in parts))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--unlabelled", type=Path, required=True)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    vectors = Vectors(arguments.vectors)
    loaded = [load(run, vectors) for run in arguments.teachers]
    vocabulary, models = loaded[0][0], [model for _, model in loaded]
    treebank = read_treebanks(arguments.treebanks)
    taught = []
    for sentences, annotated in ((treebank, True), (list(unlabelled.sentences(arguments.unlabelled)), False)):
        taught += teach(models, [encode(s, vocabulary, vectors) for s in sentences], annotated)
        print(len(taught), "sentences", flush=True)
    heads, arcs, relations, tags = zip(*taught)
    flat = np.concatenate([part.ravel() for part in arcs])
    np.savez(arguments.out, heads=np.concatenate(heads).astype(np.int16), arcs=flat, relations=np.concatenate(relations), tags=np.concatenate(tags))


if __name__ == "__main__":
    main()

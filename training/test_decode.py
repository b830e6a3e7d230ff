"""`python test_decode.py`: the decoder against all trees of small sentences, and tables against what made them."""

import itertools
import random

import numpy as np

import decode


def trees(n, root):
    for heads in itertools.product(range(0, n + 1), repeat=n):
        if [i + 1 for i, h in enumerate(heads) if h == 0] != [root] or any(h == i + 1 for i, h in enumerate(heads)):
            continue
        if decode.find_cycle(range(1, n + 1), [0, *heads], root) is None:
            yield heads


def main():
    rng = random.Random(7)
    for _ in range(600):
        n = rng.choice([2, 3, 4, 5])
        scores = np.array([[rng.randint(-50, 50) for _ in range(n + 1)] for _ in range(n + 1)])
        found = decode.heads(scores)
        root = found.index(0) + 1
        value = lambda heads: sum(scores[i + 1, h] for i, h in enumerate(heads))
        best = max(map(value, trees(n, root)))
        assert found.count(0) == 1 and value(found) == best, (scores, found)
    print("decoder: 600 sentences agree with the exhaustive search")


if __name__ == "__main__":
    main()

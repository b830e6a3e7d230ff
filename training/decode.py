"""Heads from integer arc scores: FORMAT.md, section Heads."""

import numpy as np


def heads(scores):
    """scores[i, j] (i, j in 0..n): the score of word i having head j (row 0 is not used). The heads of 1..n."""
    n = len(scores) - 1
    if n == 1:
        return [0]
    scores = scores.astype(np.int64).copy()
    np.fill_diagonal(scores, -(1 << 40))
    best = scores[:, 1:].argmax(1) + 1
    gain = scores[1:, 0] - scores[np.arange(1, n + 1), best[1:]]
    root = int(gain.argmax()) + 1
    head = [0] + [int(j) for j in best[1:]]
    head[root] = 0
    if find_cycle(range(1, n + 1), head, root):
        head = spanning(scores, root)
    return head[1:]


def find_cycle(live, best, root):
    """The first cycle met from the live nodes in rising order along `best`, as a sorted list, or None."""
    done = set()
    for start in live:
        path, node = [], start
        while node != root and node not in done:
            done.add(node)
            path.append(node)
            node = best[node]
        if node in path:
            return sorted(path[path.index(node):])
    return None


def spanning(scores, root):
    n = len(scores) - 1
    w = scores.copy()
    start = {(i, j): (i, j) for i in range(1, n + 1) for j in range(1, n + 1)}
    group = {i: {i} for i in range(1, n + 1)}
    live, remembered = list(range(1, n + 1)), []
    while True:
        best = {}
        for i in live:
            if i != root:
                best[i] = max((j for j in live if j != i), key=lambda j: (w[i, j], -j))
        cycle = find_cycle(live, best, root)
        if cycle is None:
            break
        c = cycle[0]
        remembered.append([(set(group[k]), start[k, best[k]]) for k in cycle])
        outside = [j for j in live if j not in cycle]
        new = {}
        for j in outside:
            k = max(cycle, key=lambda k: (w[k, j] - w[k, best[k]], -k))
            new[c, j] = (w[k, j] - w[k, best[k]], start[k, j])
            if j != root:
                k = max(cycle, key=lambda k: (w[j, k], -k))
                new[j, c] = (w[j, k], start[j, k])
        for (i, j), (value, arc) in new.items():
            w[i, j], start[i, j] = value, arc
        group[c] = set().union(*(group[k] for k in cycle))
        live = [i for i in live if i == c or i not in cycle]
    head = [0] * (n + 1)
    given = {root}
    for i in live:
        if i != root:
            dependent, target = start[i, best[i]]
            head[dependent] = target
            given.add(dependent)
    for cycle in reversed(remembered):
        # Exactly one word of the cycle's groups has a head by now: the one where the arc from outside enters.
        entered = [bool(nodes & given) for nodes, _ in cycle]
        for (nodes, (dependent, target)), skip in zip(cycle, entered):
            if not skip:
                head[dependent] = target
                given.add(dependent)
    return head

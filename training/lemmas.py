"""Lemmas by edit scripts: FORMAT.md, section Lemmas; and how the table is made."""

from collections import Counter, defaultdict

from features import codes, fold, hashed, lemma_key, lower

LONGEST = 6


def cased(form, case):
    form = "".join("'" if fold(c) == "'" else c for c in form)
    low = "".join(map(lower, form))
    return [low, form, form[:1] + low[1:]][case]


def script(form, lemma, cases=(0, 1, 2)):
    """The script with the least to strip and append; of equal ones the first of `cases`."""
    best = None
    for case in cases:
        base = cased(form, case)
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        found = (case, len(base) - common, lemma[common:])
        if best is None or found[1] + len(found[2]) < best[1] + len(best[2]):
            best = found
    return best


def apply(form, rule):
    case, strip, append = rule
    base = cased(form, case)
    if strip > len(base):
        return cased(form, 0)
    return (base[: len(base) - strip] + append) or form


def keys(tag, form):
    key = codes(lemma_key(form))
    yield hashed(200, tag, *key)
    for k in range(min(len(key), LONGEST), -1, -1):
        yield hashed(201, tag, *key[len(key) - k :])


def learn(words):
    """From (tag number, is it a name, form, lemma) of running words: {hash: script}.

    Suffixes learn only the regular scripts, by the number of forms that follow them, and have an entry only where it
    says something else than the next shorter suffix. Forms that come out wrong get an entry of their own, with the
    script that is right for most of their occurrences."""
    seen, names = defaultdict(Counter), set()
    for tag, is_name, form, lemma in words:
        if lemma != "_":
            seen[tag, lemma_key(form)][form, lemma] += 1
            if is_name:
                names.add(tag)
    votes = defaultdict(Counter)
    for (tag, key), pairs in seen.items():
        cases = (1, 0, 2) if tag in names else (0, 1, 2)
        for (form, lemma), count in pairs.items():
            rule = script(form, lemma, cases)
            if rule[1] <= 3 and len(rule[2]) <= 3:
                for k in range(0, min(len(key), LONGEST) + 1):
                    votes[tag, key[len(key) - k :], k][rule] += min(count, 3)
    said, table = {}, {}
    for (tag, suffix, k), rules in sorted(votes.items(), key=lambda item: (item[0][2], item[0])):
        rule = min(rules, key=lambda rule: (-rules[rule], rule))
        shorter = said.get((tag, suffix[1:], k - 1)) if k else None
        if k and (rule == shorter or sum(rules.values()) < 2):
            said[tag, suffix, k] = shorter
            continue
        said[tag, suffix, k] = rule
        table[hashed(201, tag, *codes(suffix))] = rule
    for (tag, key), pairs in sorted(seen.items()):
        rule = None
        for k in range(min(len(key), LONGEST), -1, -1):
            rule = rule or said.get((tag, key[len(key) - k :], k))
        rule = rule or (0, 0, "")
        right = lambda rule: sum(n for (form, lemma), n in pairs.items() if apply(form, rule) == lemma)
        choices = {script(form, lemma, cases) for form, lemma in pairs for cases in ((0, 1, 2), (1, 0, 2))}
        choices |= {(0, len(key), lemma) for _, lemma in pairs}
        best = min(choices, key=lambda rule: (-right(rule), rule))
        if right(best) > right(rule):
            table[hashed(200, tag, *codes(key))] = best
    return table

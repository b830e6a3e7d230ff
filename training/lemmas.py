"""Lemmas by edit scripts: FORMAT.md, section Lemmas; and how the table is made."""

from collections import Counter, defaultdict

import paradigms
from features import char_class, codes, fold, hashed, lower

LONGEST = 6
ANY, SMALL, CAPITALISED, ACRONYM, CAPITALS, MIXED = range(6)
LONGEST_ACRONYM = 4
LOWERED, AS_IT_STANDS, FIRST_AS_IT_STANDS, FIRST_RAISED, WITHOUT_COMMAS = range(5)


def quote_folded(form):
    """The form with what folds to an apostrophe as one."""
    return "".join("'" if fold(char) == "'" else char for char in form)


def key_of(form):
    return "".join("0" if "0" <= char <= "9" else lower(char) for char in quote_folded(form))


def writing(form):
    """How a form is written: small, with its first letter as a capital, all in capitals (few or many), or otherwise."""
    letters = [(at, char_class(char) == "U") for at, char in enumerate(form) if char_class(char) in ("U", "l")]
    capitals = [at for at, is_capital in letters if is_capital]
    if not capitals:
        return SMALL
    if capitals == [0]:
        return CAPITALISED
    if len(capitals) < len(letters):
        return MIXED
    return ACRONYM if len(capitals) <= LONGEST_ACRONYM else CAPITALS


def cased(form, case):
    form = quote_folded(form)
    low = "".join(map(lower, form))
    if case == FIRST_RAISED:
        return raised(low[:1]) + low[1:]
    if case == WITHOUT_COMMAS:
        return form.replace(",", "")
    return [low, form, form[:1] + low[1:]][case]


def raised(char):
    """ASCII alone: what is no name in ASCII stays as it is."""
    return char.upper() if char.isascii() else char


def script(form, lemma, cases):
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
        return cased(form, LOWERED)
    return (base[: len(base) - strip] + append) or form


def keys(tag, form):
    """Hashes in the order in which they are looked up."""
    key, how = codes(key_of(form)), writing(form)
    yield hashed(200, tag, how, *key)
    yield hashed(200, tag, ANY, *key)
    for k in range(min(len(key), LONGEST), -1, -1):
        yield hashed(201, tag, how, *key[len(key) - k :])
        yield hashed(201, tag, ANY, *key[len(key) - k :])


def found(table, tag, form):
    """The rule of a form by a table under construction."""
    rule = next((table[h] for h in keys(tag, form) if h in table), None)
    return rule or (LOWERED, 0, "")


def learn(words):
    """From (tag number, is it a name, form, lemma) of running words: {hash: script}.

    Suffixes learn only the regular scripts, by the number of forms that follow them, and have an entry only where it
    says something else than what would be found without it: first for all ways of writing together, then for each.
    Forms that come out wrong get an entry of their own, with the script that is right for most of their occurrences."""
    seen, names = defaultdict(Counter), set()
    for tag, is_name, form, lemma in words:
        if lemma != "_":
            seen[tag, key_of(form)][form, lemma] += 1
            if is_name:
                names.add(tag)
    cases_of = lambda tag, how: (
        (AS_IT_STANDS, FIRST_RAISED, FIRST_AS_IT_STANDS, LOWERED, WITHOUT_COMMAS)
        if tag in names and how != SMALL
        else (LOWERED, AS_IT_STANDS, FIRST_AS_IT_STANDS, FIRST_RAISED, WITHOUT_COMMAS)
    )
    votes = defaultdict(Counter)
    for (tag, key), pairs in seen.items():
        for (form, lemma), count in pairs.items():
            rule = script(form, lemma, cases_of(tag, writing(form)))
            if rule[1] <= 3 and len(rule[2]) <= 3:
                for k in range(0, min(len(key), LONGEST) + 1):
                    for how in (ANY, writing(form)):
                        votes[how > 0, k, tag, how, key[len(key) - k :]][rule] += min(count, 3)
    table, said = {}, {}
    for (is_special, k, tag, how, suffix), rules in sorted(votes.items()):
        rule = min(rules, key=lambda rule: (-rules[rule], rule))
        # Without an entry: for any writing at this length, else what the next shorter suffix says.
        other = table.get(hashed(201, tag, ANY, *codes(suffix))) if is_special else None
        other = other or (said.get((tag, how, suffix[1:])) if k else None)
        if other and (sum(rules.values()) < 2 or rules[rule] == rules[other]):
            said[tag, how, suffix] = other
            continue
        said[tag, how, suffix] = rule
        if rule != other:
            table[hashed(201, tag, how, *codes(suffix))] = rule
    for special in (False, True):
        for (tag, key), pairs in sorted(seen.items()):
            for how in range(SMALL, MIXED + 1) if special else (ANY,):
                own = {pair: n for pair, n in pairs.items() if how in (ANY, writing(pair[0]))}
                right = lambda rule: sum(n for (form, lemma), n in own.items() if apply(form, rule) == lemma)
                choices = {script(form, lemma, cases_of(tag, writing(form))) for form, lemma in own}
                choices |= {script(form, lemma, cases_of(None, 0)) for form, lemma in own}
                choices |= {(LOWERED, len(key), lemma) for _, lemma in own}
                best = min(choices, key=lambda rule: (-right(rule), rule), default=None)
                now = sum(n for (form, lemma), n in own.items() if apply(form, found(table, tag, form)) == lemma)
                if best and right(best) > now:
                    table[hashed(200, tag, how, *codes(key))] = best
    return table


def complete(table, words, tag_number):
    """Adds to a table the forms of known words that it leads to what is no known word. `words` are the running
    words, given as (tag, form, lemma); `tag_number` gives the number of a tag."""
    known, often = {kind: set() for kind in ("VERB", "NOUN", "ADJ")}, Counter()
    written = set()
    for tag, form, lemma in words:
        written.add(form)
        kind = tag.split("|")[0]
        if kind in known and len(lemma) > 2 and lemma.isascii() and lemma.isalpha() and lemma.islower():
            known[kind].add(lemma)
            often[lemma] += 1
    irregular = list(paradigms.irregular())
    with_past = {base for base, _, _ in irregular}
    every = set().union(*known.values()) | with_past
    forms = [(base, tag, form) for base, tag, form in irregular if tag in tag_number]
    for word in sorted(every):
        # Many nouns and adjectives can be verbs; no treebank of this size has seen them all as such.
        is_verb = word in known["VERB"] or often[word] > 1 or word in with_past
        tagged = paradigms.regular(word, is_verb, word in known["NOUN"], word in known["ADJ"])
        taken = ("VERB|VBD", "VERB|VBN") if word in with_past else ()
        forms += [(word, tag, form) for tag, form in tagged if tag in tag_number and tag not in taken]
    for word, tag, form in forms:
        # A lemma of the treebank is doubted only where it stands nowhere as a word: `fled` is not of `flead`.
        answer = apply(form, found(table, tag_number[tag], form))
        if answer not in (written if word in with_past else every):
            table[hashed(200, tag_number[tag], ANY, *codes(form))] = script(form, word, (LOWERED,))

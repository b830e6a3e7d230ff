"""Inflected forms of known words, by the rules of English spelling and a list of irregular verbs.

They stand in for forms the treebanks lack, so that the lemma of such a form is a word."""

from pathlib import Path

VOWELS = "aeiou"
IRREGULAR = Path(__file__).resolve().parents[1] / "src/syntax/irregular_verbs.txt"


def irregular():
    """Yields (base form, tag, form)."""
    for line in IRREGULAR.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            base, past, participle = line.split(" ")
            for tag, forms in (("VERB|VBD", past), ("VERB|VBN", participle)):
                for form in forms.split("/"):
                    yield base, tag, form


def before_vowel(word):
    """The stems an ending with a vowel may follow: without a silent e, with y as i where the ending is not -ing (see
    `joined`), with the last consonant doubled or not."""
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return [word[:-1]]
    vowels = sum(a in VOWELS + "y" and b not in VOWELS + "y" for a, b in zip(word, word[1:] + " "))
    short = len(word) > 2 and word[-1] not in VOWELS + "wxyh" and word[-2] in VOWELS and word[-3] not in VOWELS
    if not short:
        return [word + "k"] if word.endswith("ic") else [word]
    return [word + word[-1]] if vowels == 1 else [word, word + word[-1]]


def joined(word, ending):
    if word.endswith("y") and word[-2:-1] not in VOWELS and not ending.startswith("i"):
        return [word[:-1] + "i" + ending]
    if word.endswith("ie") and ending.startswith("i"):
        return [word[:-2] + "y" + ending]
    return [stem + ending for stem in before_vowel(word)]


def with_s(word):
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return [word[:-1] + "ies"]
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    return [word + "es", word + "s"] if word.endswith("o") else [word + "s"]


def regular(word, is_verb, is_noun, is_adjective):
    """Yields (tag, form)."""
    if is_verb:
        for tag, ending in (("VERB|VBD", "ed"), ("VERB|VBN", "ed"), ("VERB|VBG", "ing")):
            yield from ((tag, form) for form in joined(word, ending))
        yield from (("VERB|VBZ", form) for form in with_s(word))
    if is_noun:
        yield from (("NOUN|NNS", form) for form in with_s(word))
    if is_adjective:
        for tag, ending in (("ADJ|JJR", "er"), ("ADJ|JJS", "est")):
            yield from ((tag, form) for form in joined(word, ending))

"""Characters, hashing and word features: FORMAT.md, sections Characters, Hashing, Features of a word."""

from functools import lru_cache

FOLD = {
    **{code: "'" for code in (0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x02BC, 0x60, 0xB4)},
    **{code: '"' for code in (0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2033)},
    **{code: "-" for code in (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212)},
    0x2026: ".",
}
SIGNS = [
    (0x80, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7), (0x2000, 0x2BFF), (0x3000, 0x303F), (0xFE00, 0xFE0F), (0xFE30, 0xFE4F),
    (0xFF00, 0xFF0F), (0xFF1A, 0xFF20), (0xFF3B, 0xFF40), (0xFF5B, 0xFF65), (0x1F000, 0x10FFFF),
]
MASK = (1 << 64) - 1


def fold(char):
    return FOLD.get(ord(char), char)


@lru_cache(None)
def lower(char):
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


@lru_cache(None)
def char_class(char):
    char = fold(char)
    code = ord(char)
    if code < 128:
        if char.isalpha():
            return "U" if char.isupper() else "l"
        return "d" if "0" <= char <= "9" else char
    if any(low <= code <= high for low, high in SIGNS):
        return char
    return "U" if lower(char) != char else "l"


def is_letter(char):
    return char_class(char) in ("U", "l")


def hashed(*values):
    h = 0xCBF29CE484222325
    for value in values:
        h = ((h ^ value) * 0x100000001B3) & MASK
    h ^= h >> 32
    h = (h * 0x9E3779B97F4A7C15) & MASK
    return h ^ (h >> 29)


def codes(text):
    return [ord(char) for char in text]


def cut_runs(text, longest):
    out = []
    for char in text:
        if len(out) < longest or any(char != before for before in out[-longest:]):
            out.append(char)
    return "".join(out)


def lemma_key(form):
    return "".join(lower(fold(char)) for char in form)


@lru_cache(None)
def norm(form):
    return cut_runs("".join("0" if "0" <= char <= "9" else char for char in lemma_key(form)), 4)


@lru_cache(None)
def shape(form):
    return cut_runs("".join(char_class(char) for char in form), 3)


# Hashed tables: name, log2 of the rows.
TABLES = [("suf1", 8), ("suf2", 11), ("suf3", 12), ("suf4", 12), ("pre2", 10), ("pre3", 12), ("shape", 9)]


@lru_cache(None)
def form_hash(form):
    return hashed(100, *codes(norm(form)))


@lru_cache(None)
def hashes(form):
    """The hashes of a word for the hashed tables, in the order of TABLES; the last bits are the row."""
    text = norm(form)
    out = []
    for k in (1, 2, 3, 4):
        out.append(hashed(100 + k, *codes(text[-k:] if len(text) >= k else "^" + text)))
    for k in (2, 3):
        out.append(hashed(110 + k, *codes(text[:k] if len(text) >= k else text + "$")))
    out.append(hashed(120, *codes(shape(form))))
    return [h & 0xFFFF for h in out]


def rows(form):
    return [h & ((1 << bits) - 1) for h, (_, bits) in zip(hashes(form), TABLES)]


def glue(spaces):
    """Rows of the glue table from whether a space follows each word."""
    out = []
    for i, after in enumerate(spaces):
        out.append((1 if i > 0 and not spaces[i - 1] else 0) + (2 if i + 1 < len(spaces) and not after else 0))
    return out

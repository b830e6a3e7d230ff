"""Reading CoNLL-U: words with their gold columns, and the text they stand in."""

from dataclasses import dataclass


@dataclass
class Word:
    form: str
    lemma: str
    tag: str  # UPOS|XPOS
    feats: str
    head: int
    label: str
    space_after: bool


# Features that tell of the writing, not of the grammar, or that hardly occur.
LEFT_OUT = {"Typo", "Abbr", "Style", "ExtPos", "Foreign", "NumForm", "CorrectForm"}


def feats(column):
    kept = [part for part in column.split("|") if part != "_" and part.split("=")[0] not in LEFT_OUT]
    return "|".join(kept) or "_"


def sentences(path):
    """Yields (comment lines, words, text). The text is rebuilt from the words and SpaceAfter."""
    comments, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                words = build(rows)
                yield comments, words, text(words)
                comments, rows = [], []


def build(rows):
    glued = {}  # number of a word of a multiword token -> whether a space follows
    words = []
    for row in rows:
        number = row[0]
        if "." in number:
            continue
        if "-" in number:
            first, last = map(int, number.split("-"))
            for inner in range(first, last):
                glued[inner] = False
            glued[last] = "SpaceAfter=No" not in row[9].split("|")
            continue
        space = glued.get(int(number), "SpaceAfter=No" not in row[9].split("|"))
        words.append(Word(row[1], row[2], row[3] + "|" + row[4], feats(row[5]), int(row[6]), row[7], space))
    return words


def text(words):
    return "".join(word.form + (" " if word.space_after else "") for word in words).rstrip()


def documents(path):
    """Yields documents, each a list of paragraphs, each a list of sentences (lists of words)."""
    document = []
    for comments, words, _ in sentences(path):
        if any(line.startswith("# newdoc") for line in comments) and document:
            yield document
            document = []
        if not document or any(line.startswith("# newpar") for line in comments):
            document.append([])
        document[-1].append(words)
    if document:
        yield document

"""Makes src/screen/garble/word_order/table.bin: how much likelier a word is behind the two before it than anywhere.

    python3 order.py OUT.bin TREEBANK.conllu …

Words of closed classes that are frequent stand for themselves, all others for their tag of the Penn Treebank. For three
classes a b c that follow each other, the score is log(p(c | a b) / p(c)) in sixteenths of a natural logarithm, with
p(c | a b) smoothed by p(c | b) and that by p(c), after Witten and Bell's scheme with fixed weights. Kept are the
sequences seen at least twice; what was not seen gets the score of the shorter sequence and a penalty that grows with how
often its beginning was seen (back-off). `src/screen/garble/word_order` reads it:

    text lines, each ended by a line feed: the number of classes, then the classes, in order of bytes; class 0 is "<s>",
    the beginning, class 1 "</s>", the end;
    a line "N B T": how many records of each kind follow;
    N records of a class, in order: penalty (i8) for an unseen class behind it;
    B records of two classes a b, sorted: a (u8), b (u8), score (i8), penalty (i8);
    T records of three classes, sorted: a, b, c (u8), score (i8).
"""
import collections
import math
import struct
import sys

CLOSED = "CC DT EX IN MD PDT POS PRP PRP$ RP TO UH WDT WP WP$ WRB . , : `` '' -LRB- -RRB- HYPH $".split()
# Words of open classes that bind others as those of closed classes do.
BINDING = """also am are as be been being did do does had has have having here is more most n't not now only said so
then there too very was were 's 're 've""".split()
FREQUENT = 60
BIGRAM_WEIGHT, TRIGRAM_WEIGHT = 8, 6
LEAST = 2
FIRST, LAST = "<s>", "</s>"


def sentences(path):
    rows = []
    for line in open(path, encoding="utf-8"):
        if line.strip():
            fields = line.split("\t")
            if fields[0].isdigit():
                rows.append((fields[1].lower().replace("’", "'"), fields[4]))
        elif rows:
            yield rows
            rows = []


def sixteenths(value):
    return max(-127, min(127, round(16 * value)))


def main(out, *paths):
    corpus = [rows for path in paths for rows in sentences(path)]
    forms = collections.Counter(form for rows in corpus for form, tag in rows if tag in CLOSED)
    kept = {form for form, count in forms.items() if count >= FREQUENT and form.isascii()}

    def named(form, tag):
        closed = form in kept if tag in CLOSED else form in BINDING
        return form if closed else tag

    one, two, three = (collections.Counter() for _ in range(3))
    behind_one, behind_two = collections.Counter(), collections.Counter()
    for rows in corpus:
        names = [FIRST, FIRST] + [named(*row) for row in rows] + [LAST]
        for a, b, c in zip(names, names[1:], names[2:]):
            one[c] += 1
            two[b, c] += 1
            three[a, b, c] += 1
            behind_one[b] += 1
            behind_two[a, b] += 1
    total = sum(one.values())
    classes = [FIRST, LAST] + sorted(set(one) - {LAST}, key=str.encode)
    number = {name: at for at, name in enumerate(classes)}
    assert len(classes) <= 255

    def p1(c):
        return one[c] / total

    def p2(b, c):
        return (two[b, c] + BIGRAM_WEIGHT * p1(c)) / (behind_one[b] + BIGRAM_WEIGHT)

    def p3(a, b, c):
        return (three[a, b, c] + TRIGRAM_WEIGHT * p2(b, c)) / (behind_two[a, b] + TRIGRAM_WEIGHT)

    penalties = [sixteenths(math.log(BIGRAM_WEIGHT / (behind_one[a] + BIGRAM_WEIGHT))) for a in classes]
    pairs = sorted(
        (number[a], number[b], sixteenths(math.log(p2(a, b) / p1(b))) if b != FIRST else 0,
         sixteenths(math.log(TRIGRAM_WEIGHT / (behind_two[a, b] + TRIGRAM_WEIGHT))))
        for a, b in set(two) | {(FIRST, FIRST)} if two[a, b] >= LEAST or b == FIRST)
    triples = sorted((number[a], number[b], number[c], sixteenths(math.log(p3(a, b, c) / p1(c))))
                     for (a, b, c), count in three.items() if count >= LEAST)
    with open(out, "wb") as file:
        lines = [str(len(classes)), *classes, f"{len(classes)} {len(pairs)} {len(triples)}"]
        file.write("".join(line + "\n" for line in lines).encode())
        file.write(b"".join(struct.pack("b", penalty) for penalty in penalties))
        file.write(b"".join(struct.pack("BBbb", *pair) for pair in pairs))
        file.write(b"".join(struct.pack("BBBb", *triple) for triple in triples))
    print(f"{len(classes)} classes, {len(pairs)} pairs, {len(triples)} triples")


main(*sys.argv[1:])

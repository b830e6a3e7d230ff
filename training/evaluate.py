"""Scores a model on the development sets with `reference.py`: on gold tokens, and with its own tokenizer on gold
sentences or on the sentences of another program.

`python evaluate.py MODEL TREEBANK.conllu [--sentences SYSTEM.conllu]`: the sentences of SYSTEM (CoNLL-U with
`# text`) are taken for the raw-text figures; without it the gold sentences.
"""

import argparse
from collections import Counter

import conllu
from reference import Model


def spans(words, at):
    """Character spans of words in the text without white space, and the end."""
    out = []
    for form in words:
        length = len("".join(form.split()))
        out.append((at, at + length))
        at += length
    return out, at


def base(label):
    return label.split(":")[0]


def gold_tokens(model, sentences):
    right, total = Counter(), 0
    for words in sentences:
        rows = model.parse([w.form for w in words], [w.space_after for w in words])
        for word, (lemma, upos, xpos, feats, head, label, _) in zip(words, rows):
            total += 1
            right["UPOS"] += word.tag.split("|")[0] == upos
            right["XPOS"] += word.tag.split("|")[1] == xpos
            right["FEATS"] += word.feats == feats
            right["lemma"] += word.lemma == lemma or word.lemma == "_"
            right["UAS"] += word.head == head
            right["LAS"] += word.head == head and base(word.label) == base(label)
    return {key: 100 * value / total for key, value in right.items()}


RELATIONS = ["nsubj", "obj", "ccomp", "conj", "acl:relcl", "appos", "obl", "nmod", "advcl", "root"]


def raw(model, sentences, texts):
    """F1 of words and of what hangs on them, aligned by characters."""
    gold, at = {}, 0
    for words in sentences:
        places, at = spans([w.form for w in words], at)
        for word, place in zip(words, places):
            head = places[word.head - 1] if word.head else None
            gold[place] = (word.tag.split("|")[0], word.lemma, head, word.label)
    system, at = {}, 0
    for text in texts:
        forms, _, rows = model.analyse(text)
        places, at = spans(forms, at)
        for place, (lemma, upos, _, _, head, label, _) in zip(places, rows):
            system[place] = (upos, lemma, places[head - 1] if head else None, label)
    both = [(gold[place], system[place]) for place in gold if place in system]
    f1 = lambda right, of_gold, of_system: 200 * right / max(1, of_gold + of_system)
    everything = lambda right: f1(right, len(gold), len(system))
    scores = {
        "words": everything(len(both)),
        "UPOS": everything(sum(g[0] == s[0] for g, s in both)),
        "lemma": everything(sum(g[1] == s[1] or g[1] == "_" for g, s in both)),
        "UAS": everything(sum(g[2] == s[2] for g, s in both)),
        "LAS": everything(sum(g[2] == s[2] and base(g[3]) == base(s[3]) for g, s in both)),
    }
    for relation in RELATIONS:
        name = (lambda label: label) if ":" in relation else base
        is_it = lambda row: name(row[3]) == relation
        right = sum(is_it(g) and is_it(s) and g[2] == s[2] for g, s in both)
        scores[relation] = f1(right, sum(map(is_it, gold.values())), sum(map(is_it, system.values())))
    return scores


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("treebank")
    parser.add_argument("--sentences")
    arguments = parser.parse_args()
    with open(arguments.model, "rb") as file:
        model = Model(file.read())
    parts = list(conllu.sentences(arguments.treebank))
    sentences = [words for _, words, _ in parts]
    texts = [text for _, _, text in parts]
    if arguments.sentences:
        with open(arguments.sentences, encoding="utf-8") as lines:
            texts = [line[9:].rstrip("\n") for line in lines if line.startswith("# text = ")]
    show = lambda scores: "  ".join(f"{key} {value:.2f}" for key, value in scores.items())
    print("gold tokens:", show(gold_tokens(model, sentences)))
    print("raw text:   ", show(raw(model, sentences, texts)))


if __name__ == "__main__":
    main()

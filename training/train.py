"""Trains the network. `python train.py --help`; the README has the commands."""

import argparse
import copy
import json
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import conllu
import decode
import features
import unlabelled
from network import Analyser
from vectors import Vectors

UPPER = lambda form: "".join(c.upper() if len(c.upper()) == 1 else c for c in form)
LOWER = lambda form: "".join(map(features.lower, form))


class Vocabulary:
    """What the network's rows stand for. Kept as JSON beside the weights."""

    def __init__(self, forms, counts, tags, feats, feats_at, labels):
        self.forms, self.counts, self.tags = forms, counts, tags
        self.feats, self.feats_at, self.labels = feats, feats_at, labels
        self.form_row = {form: i + 1 for i, form in enumerate(forms)}
        self.tag_row = {tag: i for i, tag in enumerate(tags)}
        self.label_row = {label: i for i, label in enumerate(labels)}
        self.feat_row = {}
        for t, tag in enumerate(tags):
            for row in range(feats_at[t], feats_at[t + 1]):
                self.feat_row[tag, feats[row]] = row

    @classmethod
    def build(cls, sentences):
        counts = Counter(features.norm(w.form) for s in sentences for w in s)
        forms = sorted(form for form, count in counts.items() if count >= 2)
        tags = sorted({w.tag for s in sentences for w in s})
        seen = Counter((w.tag, w.feats) for s in sentences for w in s)
        feats, feats_at = [], [0]
        for tag in tags:
            ranked = sorted(((f, n) for (t, f), n in seen.items() if t == tag), key=lambda p: (-p[1], p[0]))
            feats += [f for k, (f, n) in enumerate(ranked) if k == 0 or n >= 3]
            feats_at.append(len(feats))
        labels = sorted({w.label for s in sentences for w in s})
        return cls(forms, [0] + [counts[form] for form in forms], tags, feats, feats_at, labels)

    def save(self, path):
        names = ["forms", "counts", "tags", "feats", "feats_at", "labels"]
        path.write_text(json.dumps({name: getattr(self, name) for name in names}))

    @classmethod
    def load(cls, path):
        return cls(**json.loads(path.read_text()))

    def model(self, **settings):
        return Analyser(len(self.forms), len(self.tags), self.feats_at, len(self.labels), **settings)


def read_treebanks(folder, part="train"):
    return [words for name in TREEBANKS for _, words, _ in conllu.sentences(folder / f"{name}-{part}.conllu")]


TREEBANKS = ("ewt", "gum-free")


def encode(sentence, vocabulary, vectors):
    """A sentence as arrays."""
    forms = [w.form for w in sentence]
    shape = len(features.TABLES) - 1
    tag = [vocabulary.tag_row.get(w.tag, 0) for w in sentence]
    feat = [vocabulary.feat_row.get((w.tag, w.feats), -1) for w in sentence]
    return {
        "form": np.array([vocabulary.form_row.get(features.norm(f), 0) for f in forms]),
        "rows": np.array([features.hashes(f) for f in forms]),
        "upper": np.array([features.hashes(UPPER(f))[shape] for f in forms]),
        "lower": np.array([features.hashes(LOWER(f))[shape] for f in forms]),
        "code": np.array([vectors.indices(features.norm(f)) for f in forms]),
        "glue": np.array(features.glue([w.space_after for w in sentence])),
        "tag": np.array(tag),
        "feat": np.array(feat),
        "head": np.array([w.head for w in sentence]),
        "label": np.array([vocabulary.label_row.get(w.label, 0) for w in sentence]),
    }


def taught(path, items):
    """Gives the items what the teachers said of them; see teach.py. Arcs, relations and tags are probabilities."""
    file = np.load(path)
    arcs, heads, relations, tags = (file[name] for name in ("arcs", "heads", "relations", "tags"))
    word, arc = 0, 0
    for item in items:
        n = len(item["form"])
        item["head"] = heads[word : word + n].astype(np.int64)
        item["taught_arcs"] = arcs[arc : arc + n * (n + 1)].reshape(n, n + 1)
        item["taught_labels"], item["taught_tags"] = relations[word : word + n], tags[word : word + n]
        word, arc = word + n, arc + n * (n + 1)
    if (word, arc) != (len(heads), len(arcs)):
        raise ValueError(f"{path} is about other sentences")


def damaged(item, rng):
    """Now and then a sentence as careless text has it: capitals, small letters, lost spaces, no final mark."""
    p = rng.random()
    if p < 0.03 or 0.03 <= p < 0.05:
        item = dict(item, rows=item["rows"].copy())
        item["rows"][:, -1] = item["upper" if p < 0.03 else "lower"]
    elif p < 0.10:
        item = dict(item, glue=np.zeros_like(item["glue"]))
    elif p < 0.15:
        last = len(item["head"])
        if last > 3 and item["head"][-1] != 0 and not (item["head"] == last).any() and item["rows"][-1][-1] not in LETTERED:
            item = {key: value[:-1] for key, value in item.items()}
            if "taught_arcs" in item:
                item["taught_arcs"] = item["taught_arcs"][:, :-1]
    return item


LETTERED = {features.hashes(f)[-1] for f in ["a", "aa", "aaa", "A", "Aa", "Aaa", "AA", "AAA", "1", "11", "111"]}


def collate(items):
    length = max(len(i["form"]) for i in items)
    batch = {}
    if "taught_arcs" in items[0]:
        arcs = np.zeros((len(items), length, length + 1), np.float32)
        for row, item in enumerate(items):
            n = len(item["form"])
            arcs[row, :n, : n + 1] = item["taught_arcs"]
        batch["taught_arcs"] = torch.from_numpy(arcs)
        for key in ("taught_labels", "taught_tags"):
            # Words one after the other.
            batch[key] = torch.from_numpy(np.concatenate([item[key] for item in items]).astype(np.float32))
        batch["own"] = torch.from_numpy(np.concatenate([item["own"] for item in items]))
    for key in items[0]:
        if key == "own" or key.startswith("taught"):
            continue
        fill = -1 if key in ("tag", "feat", "head", "label") else 0
        shape = (len(items), length) + items[0][key].shape[1:]
        out = np.full(shape, fill, dtype=np.int64)
        for row, item in enumerate(items):
            out[row, : len(item[key])] = item[key]
        batch[key] = torch.from_numpy(out)
    lengths = torch.tensor([len(i["form"]) for i in items])
    batch["mask"] = torch.arange(length + 1)[None, :] <= lengths[:, None]
    return batch


def batches(items, positions, rng):
    order = sorted(range(len(items)), key=lambda i: len(items[i]["form"]) * (1 + 0.2 * rng.random()) + rng.random())
    out, current, longest = [], [], 0
    for i in order:
        longest_then = max(longest, len(items[i]["form"]) + 1)
        if current and longest_then * (len(current) + 1) > positions:
            out.append(current)
            current, longest_then = [], len(items[i]["form"]) + 1
        current.append(i)
        longest = longest_then
    if current:
        out.append(current)
    rng.shuffle(out)
    return out


def forward(model, batch, form):
    x = model.encode(form, batch["rows"], batch["glue"], batch["code"], batch["mask"][..., None].float())
    scores = model.arcs(x)
    n = scores.shape[1]
    impossible = ~batch["mask"][:, None, :] | torch.eye(n, dtype=torch.bool)[None]
    return x, scores.masked_fill(impossible, -1e4)


def entropy(scores, target, of_teachers, own):
    """Mean cross entropy with the annotation and with the teachers' probabilities; `own` weighs the former."""
    if of_teachers is None:
        return F.cross_entropy(scores, target)
    logs = F.log_softmax(scores, -1)
    annotated = -logs.gather(1, target[:, None])[:, 0]
    return (own * annotated - (1 - own) * (logs * of_teachers).sum(-1)).mean()


def loss_of(model, batch, keep_probability):
    form = batch["form"]
    keep = torch.rand(form.shape) < keep_probability[form]
    x, scores = forward(model, batch, form * keep)
    words = batch["mask"][:, 1:]
    head, x_words = batch["head"][words], x[:, 1:][words]
    of_arcs = batch["taught_arcs"][words] if "taught_arcs" in batch else None
    own = batch.get("own")
    arc = entropy(scores[:, 1:][words], head, of_arcs, own)
    rows = torch.arange(x.shape[0])[:, None].expand(words.shape)[words]
    label = entropy(model.labels(x_words, x[rows, head]), batch["label"][words], batch.get("taught_labels"), own)
    tags = batch["tag"][words]
    tag = entropy(model.tag(x_words), tags, batch.get("taught_tags"), own)
    known = batch["feat"][words] >= 0
    if own is not None:
        known &= own > 0
    feat = torch.zeros(())
    if known.any():
        feat_scores = model.feat(x_words)[known].masked_fill(~model.group[tags[known]], -1e4)
        feat = F.cross_entropy(feat_scores, batch["feat"][words][known])
    return arc + label + 0.5 * tag + 0.2 * feat, (arc.item(), label.item(), tag.item(), feat.item())


@torch.no_grad()
def evaluate(model, items, vocabulary, heads=decode.heads):
    """Scores on gold tokens: UPOS, tag, UAS, LAS (universal part of the relation)."""
    model.eval()
    upos = [tag.split("|")[0] for tag in vocabulary.tags]
    base = [label.split(":")[0] for label in vocabulary.labels]
    root = vocabulary.label_row["root"]
    right, total = Counter(), 0
    order = sorted(range(len(items)), key=lambda i: len(items[i]["form"]))
    for start in range(0, len(order), 32):
        chosen = [items[i] for i in order[start : start + 32]]
        batch = collate(chosen)
        x, scores = forward(model, batch, batch["form"])
        tags = model.tag(x).argmax(-1).numpy()
        scores = (scores.clamp(-8000, 8000) * 256).round().long().numpy()
        for b, item in enumerate(chosen):
            n = len(item["form"])
            found = heads(scores[b, : n + 1, : n + 1])
            logits = model.labels(x[b, 1 : n + 1], x[b, torch.tensor(found)])
            logits[:, root] = -1e4
            labels = logits.argmax(-1).numpy()
            for i in range(n):
                total += 1
                tag, label = tags[b, i + 1], root if found[i] == 0 else labels[i]
                right["upos"] += upos[tag] == upos[item["tag"][i]]
                right["tag"] += tag == item["tag"][i]
                if found[i] == item["head"][i]:
                    right["uas"] += 1
                    right["las"] += base[label] == base[item["label"][i]]
    return {key: round(100 * right[key] / total, 2) for key in ("upos", "tag", "uas", "las")}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--positions", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--layers", type=int, nargs="+", default=[1, 0, 1, 0, 2, 0], help="0: a recurrence; else how far a window reaches")
    parser.add_argument("--bits", type=int, nargs="+", default=[bits for _, bits in features.TABLES], help="log2 of the rows of each hashed table")
    parser.add_argument("--table-dropout", type=float, default=0.0, help="of a word's hashed features, each on its own")
    parser.add_argument("--start", type=Path, help="weights to start from instead of random ones")
    parser.add_argument("--vectors", type=Path, required=True, help="what vectors.py wrote: whole or quantised")
    parser.add_argument("--taught", type=Path, help="what teach.py wrote")
    parser.add_argument("--unlabelled", type=Path, help="the texts without annotation that it wrote of")
    parser.add_argument("--own", type=float, default=0.5, help="weight of the annotation where there is one, against the teachers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--report", type=int, default=1000, help="score the development sets every so many steps")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    rng = random.Random(arguments.seed)

    train = read_treebanks(arguments.treebanks)
    vocabulary = Vocabulary.build(train)
    vocabulary.save(arguments.out / "vocabulary.json")
    (arguments.out / "settings.json").write_text(json.dumps(vars(arguments), default=str))
    vectors = Vectors(arguments.vectors)
    items = [encode(sentence, vocabulary, vectors) for sentence in train]
    more = []
    if arguments.taught:
        more = [encode(sentence, vocabulary, vectors) for sentence in unlabelled.sentences(arguments.unlabelled)]
        taught(arguments.taught, items + more)
        for k, item in enumerate(items + more):
            item["own"] = np.full(len(item["form"]), arguments.own if k < len(items) else 0.0, np.float32)
    dev = {}
    for name in TREEBANKS:
        sentences = [words for _, words, _ in conllu.sentences(arguments.treebanks / f"{name}-dev.conllu")]
        dev[f"{name}-dev"] = [encode(sentence, vocabulary, vectors) for sentence in sentences]

    model = vocabulary.model(vectors=vectors, width=arguments.width, layers=arguments.layers, bits=arguments.bits, dropout=arguments.dropout, table_dropout=arguments.table_dropout)
    if arguments.start:
        model.load_state_dict(torch.load(arguments.start))
    counts = torch.tensor(vocabulary.counts, dtype=torch.float)
    keep_probability = 1 - (0.3 / (0.3 + counts) + 0.02).clamp(max=1)
    optimiser = torch.optim.Adam(model.parameters(), lr=arguments.rate, betas=(0.9, 0.98), fused=True)
    # What is scored and kept is a running average of the weights over some 500 steps.
    averaged = copy.deepcopy(model)
    warm_up = 200
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / warm_up, max(0.0, (arguments.steps - step) / (arguments.steps - warm_up))),
    )
    log = (arguments.out / "log.tsv").open("w")

    def tell(*fields):
        line = "\t".join(map(str, fields))
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()

    tell("parameters", sum(p.numel() for p in model.parameters()), "sentences", len(items), json.dumps(vars(arguments), default=str))
    queue, sums, started = [], np.zeros(4), time.time()
    for step in range(1, arguments.steps + 1):
        if not queue:
            # As many texts without annotation as with.
            part = items + rng.sample(more, min(len(more), len(items)))
            queue = batches(part, arguments.positions, rng)
        model.train()
        loss, parts = loss_of(model, collate([damaged(part[i], rng) for i in queue.pop()]), keep_probability)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        sums += parts
        if step % 5 == 0:
            with torch.no_grad():
                torch._foreach_lerp_(list(averaged.parameters()), list(model.parameters()), max(0.01, 5 / (step + 5)))
        if step % 100 == 0 and step % arguments.report:
            print(step, (sums / (step % arguments.report)).round(3), f"{time.time() - started:.0f}s", flush=True)
        if step % arguments.report == 0 or step == arguments.steps:
            torch.save(averaged.state_dict(), arguments.out / "weights.tmp")
            (arguments.out / "weights.tmp").replace(arguments.out / "weights.pt")
            means = (sums / arguments.report).round(3).tolist()
            scores = {name: evaluate(averaged, part, vocabulary) for name, part in dev.items()}
            tell(step, "arc/label/tag/feat loss", means, json.dumps(scores), f"{time.time() - started:.0f}s")
            sums[:] = 0


if __name__ == "__main__":
    main()

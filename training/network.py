"""The network, as it is trained. FORMAT.md says what is computed from the exported weights."""

import torch
import torch.nn.functional as F
from torch import nn

ARC, LABEL = 160, 96
POOL = 1 << 23


class Maxout(nn.Module):
    def __init__(self, inputs, width):
        super().__init__()
        self.linear = nn.Linear(inputs, 2 * width)
        self.norm = nn.LayerNorm(width, eps=1e-5)

    def forward(self, x):
        first, second = self.linear(x).chunk(2, -1)
        return self.norm(torch.maximum(first, second))


class Recurrence(nn.Module):
    """Half of the values run forwards through the sentence, half backwards: each is drawn towards a new one, by how
    much the word says."""

    def __init__(self, width):
        super().__init__()
        self.linear = nn.Linear(width, 2 * width)
        self.norm = nn.LayerNorm(width, eps=1e-5)
        with torch.no_grad():
            # Some forget at once, some keep for long.
            self.linear.bias[width:] = torch.linspace(-1.0, 4.0, width // 2).repeat(2)

    def forward(self, x, mask):
        new, gate = self.linear(x).chunk(2, -1)
        new = new * mask
        keep = 0.5 + 0.5 * (gate / (1 + gate.abs()))
        half = x.shape[-1] // 2
        turned = lambda v: torch.cat([v[..., :half], v[..., half:].flip(1)], -1)
        new, keep = turned(new).unbind(1), turned(keep).unbind(1)
        state, states = torch.zeros_like(new[0]), []
        for n, k in zip(new, keep):
            state = torch.lerp(n, state, k)
            states.append(state)
        return self.norm(turned(torch.stack(states, 1)))


class Analyser(nn.Module):
    def __init__(self, forms, tags, feats_at, labels, vectors=None, width=128, layers=(), bits=(), dropout=0.2, table_dropout=0.0):
        super().__init__()
        self.layers = list(layers)
        self.form = nn.Embedding(forms + 1, width)
        # All hashed tables in one, so that a single sum serves for them.
        sizes = torch.tensor([1 << size for size in bits])
        self.register_buffer("row_mask", sizes - 1, persistent=False)
        self.register_buffer("first_row", sizes.cumsum(0) - sizes, persistent=False)
        self.hashed = nn.EmbeddingBag(int(sizes.sum()), width, mode="sum")
        self.glue = nn.Embedding(4, width)
        for table in [self.form, self.glue, self.hashed]:
            nn.init.normal_(table.weight, std=0.1)
        # Word vectors: as rows that add up, or whole (for teachers).
        self.code, self.whole = None, None
        if vectors is not None and vectors.tables is not None:
            self.code = nn.EmbeddingBag.from_pretrained(torch.from_numpy(vectors.tables).flatten(0, 1), freeze=False, mode="sum")
        elif vectors is not None:
            whole = torch.from_numpy(vectors.whole)
            self.whole = nn.Embedding.from_pretrained(torch.cat([whole, torch.zeros(1, whole.shape[1])]))
            self.project = nn.Linear(whole.shape[1], width, bias=False)
        self.root = nn.Parameter(torch.randn(width) * 0.3)
        self.input = Maxout(width, width)
        self.blocks = nn.ModuleList(Recurrence(width) if layer == 0 else Maxout(3 * width, width) for layer in self.layers)
        self.tag = nn.Linear(width, tags)
        self.feat = nn.Linear(width, feats_at[-1])
        group = torch.zeros(tags, feats_at[-1], dtype=torch.bool)
        for t in range(tags):
            group[t, feats_at[t] : feats_at[t + 1]] = True
        self.register_buffer("group", group)
        self.arc_d, self.arc_h, self.arc_u = nn.Linear(width, ARC), nn.Linear(width, ARC), nn.Linear(ARC, ARC)
        nn.init.normal_(self.arc_u.weight, std=0.02)
        self.distance = nn.Parameter(torch.zeros(41))
        self.lab_d, self.lab_h = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.lab_p = nn.Linear(LABEL, labels, bias=False)
        self.lab_a = nn.Linear(LABEL, labels)
        self.lab_b = nn.Linear(LABEL, labels, bias=False)
        self.table_dropout = table_dropout
        # Drawing random numbers costs a sixth of a step, so dropout takes stretches of one long drawn mask.
        keep = torch.rand(POOL) >= dropout
        self.register_buffer("pool", keep.float() / (1 - dropout), persistent=False)

    def drop(self, x):
        if not self.training:
            return x
        start = int(torch.randint(POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape)

    def encode(self, forms, rows, glue, codes, mask):
        """forms, glue: [sentences, words]; rows: [sentences, words, tables] (hashes); mask: [sentences, 1 + words, 1]."""
        e = self.form(forms) + self.glue(glue)
        flat = ((rows & self.row_mask) + self.first_row).view(-1, rows.shape[-1])
        keep = None
        if self.training and self.table_dropout:
            keep = (torch.rand(flat.shape) >= self.table_dropout).float() / (1 - self.table_dropout)
        e = e + self.hashed(flat, per_sample_weights=keep).view(e.shape)
        if self.code is not None:
            e = e + self.code(codes.view(-1, codes.shape[-1])).view(e.shape)
        elif self.whole is not None:
            e = e + self.project(self.whole(codes[..., 0]))
        e = torch.cat([self.root.expand(e.shape[0], 1, -1), e], 1)
        x = self.input(self.drop(e)) * mask
        for layer, block in zip(self.layers, self.blocks):
            dropped = self.drop(x)
            if layer == 0:
                x = x + block(dropped, mask) * mask
                continue
            padded = F.pad(dropped, (0, 0, layer, layer))
            n = x.shape[1]
            window = torch.cat([padded[:, :n], dropped, padded[:, 2 * layer :]], -1)
            x = x + block(window) * mask
        return self.drop(x)

    def arcs(self, x):
        """Scores [sentences, dependents, heads]; the diagonal and padding are left to the caller."""
        d, h = self.drop(F.relu(self.arc_d(x))), self.drop(F.relu(self.arc_h(x)))
        scores = self.arc_u(d) @ h.transpose(1, 2)
        n = x.shape[1]
        place = torch.arange(n)
        offset = (place[None, :] - place[:, None]).clamp(-20, 20) + 20
        bias = self.distance[offset].clone()
        bias[:, 0] = 0
        return scores + bias

    def labels(self, x_dep, x_head):
        d, h = self.drop(F.relu(self.lab_d(x_dep))), self.drop(F.relu(self.lab_h(x_head)))
        return self.lab_p(d * h) + self.lab_a(d) + self.lab_b(h)

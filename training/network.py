"""The network, as it is trained. FORMAT.md says what is computed from the exported weights."""

import torch
import torch.nn.functional as F
from torch import nn

from features import TABLES

WIDTH, ARC, LABEL = 128, 160, 96
DILATIONS = [1, 1, 2, 4, 8]
POOL = 1 << 23


class Maxout(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.linear = nn.Linear(inputs, 2 * WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-5)

    def forward(self, x):
        z = self.linear(x)
        return self.norm(torch.maximum(z[..., :WIDTH], z[..., WIDTH:]))


class Analyser(nn.Module):
    def __init__(self, forms, tags, feats_at, labels, dropout=0.2, table_dropout=0.0):
        super().__init__()
        self.form = nn.Embedding(forms + 1, WIDTH)
        self.hashed = nn.ModuleList(nn.Embedding(1 << bits, WIDTH) for _, bits in TABLES)
        self.glue = nn.Embedding(4, WIDTH)
        for table in [self.form, self.glue, *self.hashed]:
            nn.init.normal_(table.weight, std=0.1)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.3)
        self.input = Maxout(WIDTH)
        self.blocks = nn.ModuleList(Maxout(3 * WIDTH) for _ in DILATIONS)
        self.tag = nn.Linear(WIDTH, tags)
        self.feat = nn.Linear(WIDTH, feats_at[-1])
        group = torch.zeros(tags, feats_at[-1], dtype=torch.bool)
        for t in range(tags):
            group[t, feats_at[t] : feats_at[t + 1]] = True
        self.register_buffer("group", group)
        self.arc_d, self.arc_h, self.arc_u = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC), nn.Linear(ARC, ARC)
        nn.init.normal_(self.arc_u.weight, std=0.02)
        self.distance = nn.Parameter(torch.zeros(41))
        self.lab_d, self.lab_h = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
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

    def encode(self, forms, rows, glue, mask):
        """forms, glue: [sentences, words]; rows: [sentences, words, tables]; mask: [sentences, 1 + words, 1]."""
        e = self.form(forms) + self.glue(glue)
        for k, table in enumerate(self.hashed):
            part = table(rows[..., k])
            if self.training and self.table_dropout:
                keep = torch.rand(forms.shape) >= self.table_dropout
                part = part * (keep[..., None] / (1 - self.table_dropout))
            e = e + part
        e = torch.cat([self.root.expand(e.shape[0], 1, WIDTH), e], 1)
        x = self.input(self.drop(e)) * mask
        for dilation, block in zip(DILATIONS, self.blocks):
            dropped = self.drop(x)
            padded = F.pad(dropped, (0, 0, dilation, dilation))
            n = x.shape[1]
            window = torch.cat([padded[:, :n], dropped, padded[:, 2 * dilation :]], -1)
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

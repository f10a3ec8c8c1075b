"""The transformer of the library's base model, in PyTorch, with the library's names."""

import torch
from torch import nn
from torch.nn import functional


class LoRA(nn.Module):
    """A frozen layer and an update of low rank, whose scale α/r is 1."""

    def __init__(self, base, rank):
        super().__init__()
        self.base = base.requires_grad_(False)
        self.lora_A = nn.Linear(base.in_features, rank, bias=False)
        self.lora_B = nn.Linear(rank, base.out_features, bias=False)

    def forward(self, x):
        return self.base(x) + self.lora_B(self.lora_A(x))


class Attention(nn.Module):
    def __init__(self, features, heads):
        super().__init__()
        self.heads = heads
        for name in ("query", "key", "value", "output"):
            setattr(self, name, nn.Linear(features, features))

    def forward(self, x):
        lines, length, features = x.shape
        split = lambda y: y.view(lines, length, self.heads, -1).transpose(1, 2)
        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        y = functional.scaled_dot_product_attention(query, key, value, is_causal=True)
        return self.output(y.transpose(1, 2).reshape(lines, length, features))


class FeedForward(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.expand, self.contract = nn.Linear(features, hidden), nn.Linear(hidden, features)

    def forward(self, x):
        return self.contract(functional.gelu(self.expand(x), approximate="tanh"))


class Block(nn.Module):
    def __init__(self, features, heads, hidden):
        super().__init__()
        self.attentionNorm, self.feedForwardNorm = nn.LayerNorm(features), nn.LayerNorm(features)
        self.attention, self.feedForward = Attention(features, heads), FeedForward(features, hidden)

    def forward(self, x):
        x = x + self.attention(self.attentionNorm(x))
        return x + self.feedForward(self.feedForwardNorm(x))


class Transformer(nn.Module):
    def __init__(self, vocabulary, length, features, heads, blocks, hidden):
        super().__init__()
        self.embedding = nn.ModuleDict(
            {"tokens": nn.Embedding(vocabulary, features), "positions": nn.Embedding(length, features)}
        )
        self.blocks = nn.ModuleList(Block(features, heads, hidden) for _ in range(blocks))
        self.norm = nn.LayerNorm(features)
        self.head = nn.Linear(features, vocabulary, bias=False)

    def forward(self, tokens):
        x = self.embedding["tokens"](tokens) + self.embedding["positions"].weight[: tokens.shape[1]]
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x))

    def adapt(self, rank):
        """Freezes everything but an adapter for each linear layer of the blocks."""
        self.requires_grad_(False)
        for block in self.blocks:
            for part in (block.attention, block.feedForward):
                for name, layer in list(part.named_children()):
                    setattr(part, name, LoRA(layer, rank))
        return self

    def read(self, load):
        """Takes the parameters that the library wrote, whose vectors and embeddings are columns."""
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                value = torch.from_numpy(load(f"{name}.npy").copy())
                parameter.copy_(value.T if name.startswith("embedding") else value.reshape(parameter.shape))
        return self


class Course:
    """The steps of a training on one batch."""

    def __init__(self, load):
        shape = [int(number) for number in load("shape.npy").ravel()]
        self.model = Transformer(*shape)
        try:
            self.model.adapt(load("blocks.0.attention.query.lora_A.weight.npy").shape[0])
        except FileNotFoundError:
            pass
        self.model.read(load)
        row = lambda name: torch.from_numpy(load(name).ravel()).long().view(-1, shape[1])
        self.tokens, self.targets = row("tokens.npy"), row("targets.npy")
        trained = [parameter for parameter in self.model.parameters() if parameter.requires_grad]
        self.optimizer = torch.optim.AdamW(trained, lr=1e-3, weight_decay=0.01)

    def loss(self):
        return functional.cross_entropy(self.model(self.tokens).flatten(0, 1), self.targets.flatten())

    def steps(self, count):
        for _ in range(count):
            self.optimizer.zero_grad()
            self.loss().backward()
            self.optimizer.step()
        return self

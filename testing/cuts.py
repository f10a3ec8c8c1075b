"""Cuts the language model of chapter 13 as published methods do, in PyTorch, and compares with the chapter's table.

`make cuts` runs it. It shares no code with the project: the model is written out here, the factors come from
singular value decompositions. Products of factors are compared for the second block, perplexities for all cuts.
"""

import argparse
import hashlib
import math
import pathlib
import subprocess
import tempfile
import time

import gguf
import torch
from tokenizers import pre_tokenizers
from transformers import AutoTokenizer

ROOT = pathlib.Path(__file__).resolve().parents[1]
DATA = ROOT / "build/data"
TABLE = ROOT / "chapters/13-capstone/experiments/cuts.tsv"
PROGRAM = ROOT / ".build/release/capstone"
MODEL = DATA / "smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
# The characters that are read, and the beginning of their hash.
TEXTS = {"debian/reference.txt": (80_000, "34bc318570e8ab2c"), "debian/perlfaq.pod": (None, "75baafa7ce026b42")}
BLOCKS, HEADS, GROUPS, SIZE, WINDOW = 30, 9, 3, 64, 512
MATRICES = {"attn_q": "attention", "attn_k": "attention", "attn_v": "attention", "attn_output": "mixed",
            "ffn_gate": "expansion", "ffn_up": "expansion", "ffn_down": "contraction"}
CASES = ["dense"] + [f"{method} {share}" for method in ("whitened", "ASVD", "plain") for share in (0.8, 0.9, 0.6)]


class Model:
    """The weights, written out in single precision, and the model as a function of them."""

    def __init__(self):
        self.weights = {tensor.name: torch.from_numpy(gguf.dequantize(tensor.data, tensor.tensor_type).copy())
                        for tensor in gguf.GGUFReader(MODEL).tensors}
        angles = torch.outer(torch.arange(WINDOW, dtype=torch.float64),
                             100_000.0 ** (-torch.arange(0, SIZE, 2, dtype=torch.float64) / SIZE))
        self.turns = torch.polar(torch.ones_like(angles), angles).to(torch.complex64)

    def turned(self, x):
        """Heads × places × 64, each pair of neighbors turned by its place."""
        pairs = torch.view_as_complex(x.reshape(*x.shape[:-1], SIZE // 2, 2))
        return torch.view_as_real(pairs * self.turns).reshape(x.shape)

    def logits(self, tokens, watch=None):
        """The logits of a window; `watch` is called with what layers get."""
        weights = self.weights

        def norm(x, name):
            return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * weights[name + ".weight"]

        x = weights["token_embd.weight"][tokens]
        for number in range(BLOCKS):
            def linear(kind, value, name=f"blk.{number}."):
                if watch and kind in ("attn_q", "attn_output", "ffn_gate", "ffn_down"):
                    watch(name + MATRICES[kind], value)
                return value @ weights[f"{name}{kind}.weight"].T

            def heads(value, count):
                return value.view(WINDOW, count, SIZE).transpose(0, 1)

            y = norm(x, f"blk.{number}.attn_norm")
            mixed = torch.nn.functional.scaled_dot_product_attention(
                self.turned(heads(linear("attn_q", y), HEADS)),
                self.turned(heads(linear("attn_k", y), GROUPS)).repeat_interleave(HEADS // GROUPS, 0),
                heads(linear("attn_v", y), GROUPS).repeat_interleave(HEADS // GROUPS, 0), is_causal=True)
            x = x + linear("attn_output", mixed.transpose(0, 1).reshape(WINDOW, -1))
            y = norm(x, f"blk.{number}.ffn_norm")
            gate = torch.nn.functional.silu(linear("ffn_gate", y))
            x = x + linear("ffn_down", gate * linear("ffn_up", y))
        return norm(x, "output_norm") @ weights["token_embd.weight"].T

    def surprises(self, tokens, windows):
        """The mean surprise of each window."""
        for start in range(0, windows * WINDOW, WINDOW):
            text = tokens[start:start + WINDOW]
            yield torch.nn.functional.cross_entropy(self.logits(text)[:-1], text[1:]).item()


class Inputs:
    """Grams and mean sizes of what layers get, summed in double precision."""

    def __init__(self):
        self.grams, self.sizes, self.count, self.factors = {}, {}, {}, {}

    def __call__(self, name, x):
        x = x.double()
        self.grams[name] = self.grams.get(name, 0) + x.T @ x
        self.sizes[name] = self.sizes.get(name, 0) + x.abs().sum(0)
        self.count[name] = self.count.get(name, 0) + len(x)

    def decomposed(self, method, kind, weight, block):
        """All factors of a matrix of a block, made once."""
        key, entry = (method, kind, block), f"blk.{block}.{MATRICES[kind]}"
        if key not in self.factors:
            self.factors[key] = [factor.float() for factor in decomposed(
                method, weight, self.grams[entry] / self.count[entry], self.sizes[entry] / self.count[entry])]
        return self.factors[key]


def decomposed(method, weight, gram, sizes):
    """Left and right factors in the order of what terms count for, as the publications have them."""
    weight = weight.double()
    if method == "plain":
        u, s, v = torch.linalg.svd(weight, full_matrices=False)
        return u * s, v
    if method == "ASVD":
        scale = sizes.sqrt()
        u, s, v = torch.linalg.svd(weight * scale, full_matrices=False)
        return u * s, v / scale
    root = torch.linalg.cholesky(gram)
    u, s, v = torch.linalg.svd(weight @ root, full_matrices=False)
    return u * s, torch.linalg.solve_triangular(root, v, upper=False, left=False)


def tokens(path, tokenizer):
    """The tokens of a text of the release that the table is about."""
    count, beginning = TEXTS[path]
    text = (DATA / path).read_text()[:count]
    if not hashlib.sha256(text.encode()).hexdigest().startswith(beginning):
        raise SystemExit(f"{path} is of another release than the one that the table is about.")
    return torch.tensor(tokenizer.encode(text, add_special_tokens=False))


def table():
    """The perplexities of the table by the names of its rows."""
    rows = [line.split("\t") for line in TABLE.read_text().splitlines()]
    return {row[0]: float(row[3]) for row in rows if row[1] == "1.0"}


def rank(share, shape):
    return int(float(share) * shape[0] * shape[1] / (shape[0] + shape[1]))


def compare_products(model, inputs):
    """Compares what both make of the second block at 0.8; gives whether all are equal to 1e-5."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/products.gguf"
        subprocess.run([PROGRAM, "--products", path], check=True, cwd=ROOT)
        theirs = {tensor.name: torch.from_numpy(tensor.data.copy()) for tensor in gguf.GGUFReader(path).tensors}
    holds = len(theirs) == 3 * len(MATRICES)
    for name, product in theirs.items():
        method, kind = name.split(".")
        left, right = inputs.decomposed(method, kind, model.weights[f"blk.1.{kind}.weight"], 1)
        r = rank(0.8, product.shape)
        error = ((left[:, :r] @ right[:r] - product).norm() / product.norm()).item()
        holds &= error <= 1e-5
        print(f"{name}\trelative difference {error:.1e}", flush=True)
    return holds


def agrees(case, loss, known):
    """Whitened and dense to half a percent of the surprise, exploded ones to the order of magnitude."""
    if case.startswith(("dense", "whitened")):
        return abs(loss / math.log(known) - 1) <= 0.005
    return abs(loss - math.log(known)) <= math.log(10)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--windows", type=int, default=24, help="fewer are faster, and are not judged")
    parser.add_argument("--cases", nargs="*", default=CASES)
    options = parser.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(MODEL.parent, gguf_file=MODEL.name)
    # What `transformers` makes of the file lacks the pre-tokenizer that the file names: digits stand alone.
    tokenizer.backend_tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    calibration, test = (tokens(path, tokenizer) for path in TEXTS)
    model, inputs, known, began = Model(), Inputs(), table(), time.time()
    for start in range(0, 16 * WINDOW, WINDOW):
        model.logits(calibration[start:start + WINDOW], watch=inputs)
    holds, dense = compare_products(model, inputs), dict(model.weights)
    for case in options.cases:
        method, *share = case.split()
        for number in range(BLOCKS if share else 0):
            for kind in MATRICES:
                name = f"blk.{number}.{kind}.weight"
                left, right = inputs.decomposed(method, kind, dense[name], number)
                r = rank(share[0], dense[name].shape)
                model.weights[name] = left[:, :r] @ right[:r]
        losses = list(model.surprises(test, options.windows))
        loss = sum(losses) / len(losses)
        row = case if not share else f"{method} at {share[0]}" + ("" if method == "plain" else ", manual")
        verdict = ""
        if options.windows == 24:
            fits = agrees(case, loss, known[row])
            holds &= fits
            verdict = f"\ttable {known[row]:.6g}\t" + ("agrees" if fits else "DIFFERS")
        print(f"{case}\t{math.exp(loss):.6g}{verdict}\t{time.time() - began:.0f} s", flush=True)
        model.weights = dict(dense)
    if not holds:
        raise SystemExit("Something differs by more than it may.")


if __name__ == "__main__":
    with torch.inference_mode():
        main()

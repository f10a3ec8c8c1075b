"""The language model of a GGUF file in PyTorch, written out by hand, and as transformers has it.

llama-cpp-python, which would compute in four bits, is no peer: it comes as sources that compile all of llama.cpp.
"""

import numpy as np
import torch
from torch.nn import functional

from gguf import GGUFReader, dequantize


class File:
    """The facts and the numbers of a file, in single precision."""

    def __init__(self, path):
        self.reader = GGUFReader(path)
        fact = lambda key: self.reader.fields[f"llama.{key}"].contents()
        self.features, self.hidden = fact("embedding_length"), fact("feed_forward_length")
        self.heads, self.keys = fact("attention.head_count"), fact("attention.head_count_kv")
        self.blocks, self.context = fact("block_count"), fact("context_length")
        self.epsilon, self.base = fact("attention.layer_norm_rms_epsilon"), fact("rope.freq_base")
        self.size = self.features // self.heads
        self.numbers = {}
        for tensor in self.reader.tensors:
            shape = [int(length) for length in reversed(tensor.shape)]
            value = torch.from_numpy(dequantize(tensor.data, tensor.tensor_type).reshape(shape).astype(np.float32))
            for name, heads in (("attn_q", self.heads), ("attn_k", self.keys)):
                if name in tensor.name:
                    # The file turns neighbors; PyTorch's programs turn a head's first half with its second.
                    value = value.view(heads, self.size // 2, 2, -1).transpose(1, 2).reshape(shape)
            self.numbers[tensor.name] = value.contiguous()


class Llama:
    """The model with the keys and values of what it has read."""

    def __init__(self, file, room):
        self.file, self.count = file, 0
        self.embedding = file.numbers["token_embd.weight"]
        cache = lambda: [torch.zeros(file.keys, room, file.size) for _ in range(file.blocks)]
        self.cached_keys, self.cached_values = cache(), cache()
        rates = file.base ** (-torch.arange(0, file.size, 2, dtype=torch.float64) / file.size)
        angles = torch.outer(torch.arange(room, dtype=torch.float64), rates).repeat(1, 2)
        self.cosines, self.sines = angles.cos().float(), angles.sin().float()

    def forget(self):
        self.count = 0

    def norm(self, x, name):
        return functional.rms_norm(x, x.shape[-1:], self.file.numbers[f"{name}.weight"], self.file.epsilon)

    def rotate(self, x, places):
        first, second = x.chunk(2, dim=-1)
        return x * self.cosines[places] + torch.cat((-second, first), dim=-1) * self.sines[places]

    def attend(self, x, block, places):
        file, name = self.file, f"blk.{block}"
        split = lambda part: functional.linear(x, file.numbers[f"{name}.attn_{part}.weight"]).view(
            len(x), -1, file.size).transpose(0, 1)
        keys, values = self.cached_keys[block], self.cached_values[block]
        query = self.rotate(split("q"), places)
        keys[:, places], values[:, places] = self.rotate(split("k"), places), split("v")
        keys, values = keys[:, : places.stop], values[:, : places.stop]
        if len(x) == 1:
            # The heads of a group are as many queries to the same keys.
            y = functional.scaled_dot_product_attention(
                query.view(1, file.keys, -1, file.size), keys[None], values[None])
        else:
            repeated = [part.repeat_interleave(file.heads // file.keys, 0)[None] for part in (keys, values)]
            y = functional.scaled_dot_product_attention(query[None], *repeated, is_causal=True)
        y = y.view(file.heads, len(x), file.size).transpose(0, 1).reshape(len(x), -1)
        return functional.linear(y, file.numbers[f"{name}.attn_output.weight"])

    def expand(self, x, block):
        gate, up, down = (self.file.numbers[f"blk.{block}.ffn_{part}.weight"] for part in ("gate", "up", "down"))
        return functional.linear(functional.silu(functional.linear(x, gate)) * functional.linear(x, up), down)

    @torch.inference_mode()
    def read(self, tokens):
        """The logits behind a first text, or behind one more token."""
        places = slice(self.count, self.count + len(tokens))
        x = self.embedding[tokens]
        for block in range(self.file.blocks):
            x = x + self.attend(self.norm(x, f"blk.{block}.attn_norm"), block, places)
            x = x + self.expand(self.norm(x, f"blk.{block}.ffn_norm"), block)
        self.count = places.stop
        return functional.linear(self.norm(x[-1], "output_norm"), self.embedding)


class Transformers:
    """The same numbers in the library of that name."""

    names = {
        "attn_norm": "input_layernorm", "attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj",
        "attn_v": "self_attn.v_proj", "attn_output": "self_attn.o_proj", "ffn_norm": "post_attention_layernorm",
        "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj",
    }  # fmt: skip

    def __init__(self, file):
        from transformers import LlamaConfig, LlamaForCausalLM

        config = LlamaConfig(
            vocab_size=len(file.numbers["token_embd.weight"]), hidden_size=file.features,
            intermediate_size=file.hidden, num_hidden_layers=file.blocks, num_attention_heads=file.heads,
            num_key_value_heads=file.keys, max_position_embeddings=file.context, rms_norm_eps=file.epsilon,
            rope_theta=file.base, tie_word_embeddings=True, attn_implementation="sdpa",
        )  # fmt: skip
        numbers = {}
        for name, value in file.numbers.items():
            parts = name.split(".")
            if parts[0] == "blk":
                numbers[f"model.layers.{parts[1]}.{self.names[parts[2]]}.weight"] = value
        numbers["model.embed_tokens.weight"] = numbers["lm_head.weight"] = file.numbers["token_embd.weight"]
        numbers["model.norm.weight"] = file.numbers["output_norm.weight"]
        with torch.device("meta"):
            self.model = LlamaForCausalLM(config)
        self.model.load_state_dict(numbers, assign=True)
        # What is computed and not loaded must be made outside of the device without numbers.
        self.model.model.rotary_emb = type(self.model.model.rotary_emb)(config)
        self.model.eval()
        self.cache = None

    def forget(self):
        self.cache = None

    @torch.inference_mode()
    def read(self, tokens):
        """The logits behind a text or one more token."""
        answer = self.model(
            torch.tensor([tokens]), past_key_values=self.cache, use_cache=True, logits_to_keep=1)
        self.cache = answer.past_key_values
        return answer.logits[0, -1]

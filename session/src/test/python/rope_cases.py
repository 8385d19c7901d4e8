"""Writes the rotary frequencies that transformers computes, as the expected values of RotaryFrequenciesTest.

    pip install torch transformers
    python rope_cases.py > ../resources/rope-cases.json

Each case is a config.json, the sequence length that is in use, and what came out. Cases were last written with the
version of transformers that the file names.
"""

import json
import logging

import transformers
from transformers import AutoConfig
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS
from transformers.models.glm.modeling_glm import GlmRotaryEmbedding
from transformers.models.glm4.modeling_glm4 import Glm4RotaryEmbedding
from transformers.models.glm4v.modeling_glm4v import Glm4vTextRotaryEmbedding
from transformers.models.llama.modeling_llama import LlamaRotaryEmbedding
from transformers.models.mistral.modeling_mistral import MistralRotaryEmbedding
from transformers.models.qwen2.modeling_qwen2 import Qwen2RotaryEmbedding
from transformers.models.qwen3.modeling_qwen3 import Qwen3RotaryEmbedding

logging.disable(logging.CRITICAL)

EMBEDDINGS = {
    "glm": GlmRotaryEmbedding,
    "glm4": Glm4RotaryEmbedding,
    "glm4v": Glm4vTextRotaryEmbedding,
    "glm4v_text": Glm4vTextRotaryEmbedding,
    "llama": LlamaRotaryEmbedding,
    "mistral": MistralRotaryEmbedding,
    "qwen2": Qwen2RotaryEmbedding,
    "qwen3": Qwen3RotaryEmbedding,
}
BASE = {
    "vocab_size": 64,
    "hidden_size": 64,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "max_position_embeddings": 4096,
}
LLAMA3 = {"factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0, "original_max_position_embeddings": 512}
SECTION = {"mrope_section": [4, 6, 6]}


def case(name, model_type, length=16, **fields):
    text = {**BASE, "model_type": model_type, **fields}
    config = text
    if model_type == "glm4v":
        text["model_type"] = "glm4v_text"
        config = {"model_type": "glm4v", "text_config": text}
    loaded = AutoConfig.for_model(**json.loads(json.dumps(config))).get_text_config()
    embedding = EMBEDDINGS[model_type](loaded)
    frequencies, factor = embedding.inv_freq, embedding.attention_scaling
    if embedding.rope_type == "dynamic":
        frequencies, factor = ROPE_INIT_FUNCTIONS["dynamic"](loaded, seq_len=length)
    return {
        "name": name,
        "config": config,
        "sequence_length": length,
        "inverse_frequencies": [float(f) for f in frequencies],
        "attention_factor": float(factor),
    }


CASES = [
    case("llama without any rope field", "llama"),
    case("llama 4.x with theta", "llama", rope_theta=500000.0),
    case("llama 5 with theta", "llama", rope_parameters={"rope_type": "default", "rope_theta": 500000.0}),
    case("llama with head_dim", "llama", head_dim=32),
    case("glm without factor", "glm", head_dim=32),
    case("glm-edge rotates whole heads", "glm", head_dim=32, partial_rotary_factor=1.0),
    case("glm without head_dim", "glm"),
    case("glm4 4.x", "glm4", head_dim=32, partial_rotary_factor=0.5, rope_theta=10000.0),
    case("glm4 5", "glm4", head_dim=32, rope_parameters={"partial_rotary_factor": 0.25, "rope_theta": 1e6}),
    case("glm4 yarn", "glm4", head_dim=64, rope_scaling={"type": "yarn", "factor": 4.0,
         "original_max_position_embeddings": 1024}),
    case("glm4v 4.x", "glm4v", head_dim=64, rope_theta=10000.0, partial_rotary_factor=0.5,
         rope_scaling={"rope_type": "default", **SECTION}),
    case("glm4v 5", "glm4v", head_dim=64,
         rope_parameters={"rope_theta": 500000.0, "partial_rotary_factor": 0.5, "rope_type": "default", **SECTION}),
    case("glm4v_text alone", "glm4v_text", head_dim=64,
         rope_parameters={"rope_theta": 10000.0, "partial_rotary_factor": 0.5, **SECTION}),
    case("linear", "llama", rope_theta=10000.0, rope_scaling={"type": "linear", "factor": 2.5}),
    case("dynamic within the context", "llama", 4096, rope_theta=1e4, rope_scaling={"type": "dynamic", "factor": 2.0}),
    case("dynamic beyond the context", "llama", 9000, rope_theta=1e4, rope_scaling={"type": "dynamic", "factor": 2.0}),
    case("dynamic far beyond", "qwen2", 32768, rope_parameters={"rope_type": "dynamic", "factor": 4.0,
         "rope_theta": 1e6}),
    case("llama3 4.x", "llama", rope_theta=500000.0, rope_scaling={"rope_type": "llama3", **LLAMA3}, head_dim=64),
    case("llama3 5", "llama", head_dim=64,
         rope_parameters={"rope_type": "llama3", "rope_theta": 500000.0, **LLAMA3, "factor": 32.0}),
    case("qwen2 yarn 4.x", "qwen2", rope_theta=1e6, hidden_size=256,
         rope_scaling={"type": "yarn", "factor": 4.0, "original_max_position_embeddings": 1024}),
    case("yarn, both type spellings", "qwen3", head_dim=64, rope_theta=1e6,
         rope_scaling={"type": "linear", "rope_type": "yarn", "factor": 4.0}),
    case("yarn with betas", "qwen3", head_dim=64, rope_theta=1e6,
         rope_scaling={"rope_type": "yarn", "factor": 8.0, "beta_fast": 16, "beta_slow": 2}),
    case("yarn with an attention factor", "mistral", head_dim=64, rope_theta=1e6,
         rope_scaling={"rope_type": "yarn", "factor": 8.0, "attention_factor": 0.75}),
    case("yarn with mscale", "mistral", head_dim=64, rope_theta=1e6,
         rope_scaling={"rope_type": "yarn", "factor": 40.0, "mscale": 0.707, "mscale_all_dim": 1.0}),
    case("yarn with half of mscale", "mistral", head_dim=64, rope_theta=1e6,
         rope_scaling={"rope_type": "yarn", "factor": 40.0, "mscale": 0.707}),
    case("yarn not truncated", "mistral", head_dim=64, rope_theta=150000.0,
         rope_scaling={"rope_type": "yarn", "factor": 32.0, "truncate": False}),
    case("yarn with zero betas", "mistral", head_dim=64, rope_theta=1e6,
         rope_scaling={"rope_type": "yarn", "factor": 4.0, "beta_fast": 0, "beta_slow": 0}),
    case("yarn without a factor", "mistral", head_dim=64,
         rope_scaling={"rope_type": "yarn", "factor": None, "original_max_position_embeddings": 256}),
    case("yarn with the original context outside", "llama", head_dim=64, original_max_position_embeddings=128,
         rope_scaling={"rope_type": "yarn", "factor": 16.0}),
    case("scaling wins over parameters", "llama", rope_parameters={"rope_type": "default", "rope_theta": 777.0},
         rope_scaling={"type": "linear", "factor": 2.0, "rope_theta": 888.0}),
    case("beside layer types", "qwen3", head_dim=32, use_sliding_window=True, sliding_window=8,
         layer_types=["full_attention", "sliding_attention"],
         rope_parameters={"rope_type": "default", "rope_theta": 12345.0}),
]

print(json.dumps({"transformers": transformers.__version__, "cases": CASES}, indent=1))

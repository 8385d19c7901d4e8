"""What accelerate estimate-memory and hf-mem say about a model, from its config.json and safetensors header alone.

usage: estimators.py CONTEXT DIRECTORY...      needs: pip install accelerate transformers torch hf-mem

Both tools ask the hub for these two files; here they are read from a directory, and the tools' own functions compute.
"""
import json
import struct
import sys
from pathlib import Path

from accelerate import init_empty_weights
from accelerate.utils import calculate_maximum_sizes
from hf_mem.safetensors.kv_cache import compute_safetensors_kv_cache_size
from hf_mem.safetensors.metadata import parse_safetensors_metadata
from transformers import AutoConfig, AutoModel


def accelerate_total(directory, bytes_a_number):
    """As accelerate.commands.estimate: an empty AutoModel, sized in float32, and divided for smaller types."""
    with init_empty_weights():
        model = AutoModel.from_config(AutoConfig.from_pretrained(directory))
    total, _ = calculate_maximum_sizes(model)
    return total * bytes_a_number // 4


def header(file):
    with open(file, "rb") as data:
        return json.loads(data.read(struct.unpack("<Q", data.read(8))[0]))


def hf_mem_total(directory, context):
    raw = {}
    for file in Path(directory).glob("*.safetensors"):
        raw |= {k: v for k, v in header(file).items() if k != "__metadata__"}
    config = json.loads((Path(directory) / "config.json").read_text())
    weights = parse_safetensors_metadata({"Transformer": raw}).bytes_count
    text = config.get("text_config", config)
    return weights, compute_safetensors_kv_cache_size(text, "BF16", context)


for directory in sys.argv[2:]:
    weights, cache = hf_mem_total(directory, int(sys.argv[1]))
    print(
        f"{Path(directory).name}: accelerate fp32 {accelerate_total(directory, 4):,},"
        f" bf16 {accelerate_total(directory, 2):,}; hf-mem {weights:,} + {cache:,} = {weights + cache:,}"
    )

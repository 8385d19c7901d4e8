"""Quantised checkpoints between glmsh and compressed-tensors, both ways. See bench/quantized-exchange.

usage: quantized_exchange.py FOLDER JAVA CHECKPOINT...     JAVA is the command of dev.glmsh.bench.CheckpointLogits

Each line compares logits, by the root of the mean square difference over the standard deviation:
  off       glmsh, in bfloat16 with its kernels, from transformers, in float32 with the weights that the library unpacks
  bf16      transformers in bfloat16 from itself in float32: what rounding activations does
  original  transformers with the quantised weights from itself with the original ones: what quantising does
KL and same top are glmsh's distributions beside those of transformers in float32.
"""
import json
import shlex
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open
from compressed_tensors.compressors import ModelCompressor, PackedQuantizationCompressor
from compressed_tensors.quantization import QuantizationConfig, QuantizationScheme, apply_quantization_config
from compressed_tensors.quantization.utils import calculate_qparams
from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForImageTextToText
from transformers.utils import logging

logging.set_verbosity_error()
logging.disable_progress_bar()

SAVED = ["int8", "w8a8", "int4"]
# what glmsh calls it, and what the library is told; one with zero points
MADE = [
    ("int8", dict(bits=8, group=None, symmetric=True, activations=False)),
    ("w8a8", dict(bits=8, group=None, symmetric=True, activations=True)),
    ("int4-g32", dict(bits=4, group=32, symmetric=True, activations=False)),
    ("int4-g32", dict(bits=4, group=32, symmetric=False, activations=False)),
]
# How many times as far from transformers in float32 as transformers in bfloat16 is.
BOUND = 1.5

Row = namedtuple("Row", "source precision how directory zeros ids logits")


def opened(directory, dtype):
    config = AutoConfig.from_pretrained(directory)
    kind = AutoModelForImageTextToText if hasattr(config, "vision_config") else AutoModelForCausalLM
    model, report = kind.from_pretrained(directory, dtype=dtype, output_loading_info=True)
    wrong = {name: keys for name, keys in report.items() if keys and name != "error_msgs"}
    if wrong:
        raise SystemExit(f"{directory}: transformers reports {wrong}")
    return model.eval()


def quantise_head(model):
    """glmsh holds the output layer of a quantised model in 8 bits, with a scale for each row in bfloat16."""
    weight = model.get_output_embeddings().weight.detach()
    scale = (weight.float().abs().amax(1, keepdim=True) / 127).bfloat16().float()
    scale[scale == 0] = 1
    codes = (weight.float() / scale).round().clamp(-127, 127)
    head = torch.nn.Linear(*reversed(weight.shape), bias=False)  # a tied embedding stays
    head.weight = torch.nn.Parameter((codes * scale).to(weight.dtype))
    model.set_output_embeddings(head)


def decompressed(source, directory, dtype):
    """The original with the weights that the library finds in a file: its loader has no room for packed zero points."""
    model = opened(source, dtype)
    config = json.loads((directory / "config.json").read_text())["quantization_config"]
    scheme = QuantizationScheme(**config["config_groups"]["group_0"])
    with safe_open(directory / "model.safetensors", "pt") as file:
        for packed in [name for name in file.keys() if name.endswith(".weight_packed")]:
            start = packed.removesuffix("_packed")
            state = {"weight" + end: file.get_tensor(start + end) for end in ("_packed", "_scale", "_shape", "_zero_point")}
            state["weight_scale"] = state["weight_scale"].to(dtype)
            module = model.get_submodule(start.removesuffix(".weight"))
            module.weight.data = PackedQuantizationCompressor.decompress(state, scheme)["weight"]
    return model


def theirs(row, dtype=torch.float32):
    ids = torch.tensor([row.ids])
    with torch.no_grad():
        if row.zeros:
            model = decompressed(row.source, row.directory, dtype)
        else:
            model = opened(row.directory, dtype)
        model(ids)  # decompresses
        if row.precision != "bf16":
            quantise_head(model)
        return model(ids).logits[0].float().numpy()


def scheme(bits, group, symmetric, activations):
    weights = {"num_bits": bits, "type": "int", "symmetric": symmetric, "strategy": "group" if group else "channel"}
    if group:
        weights["group_size"] = group
    inputs = {"num_bits": 8, "type": "int", "symmetric": True, "strategy": "token", "dynamic": True}
    return {"targets": ["Linear"], "weights": weights, "input_activations": inputs if activations else None}


def make(source, target, form):
    """What the library makes of a checkpoint with the scales of least and largest weights."""
    model = opened(source, torch.bfloat16)
    group = scheme(**form)
    config = QuantizationConfig(config_groups={"group_0": group}, ignore=["lm_head", "re:.*visual.*"])
    apply_quantization_config(model, config)
    for module in model.modules():
        if getattr(module, "quantization_scheme", None) is not None:
            set_scales(module)
    compressor = ModelCompressor.from_pretrained_model(model)
    compressor.compress_model(model)
    model.save_pretrained(target)
    compressor.update_config(target)
    for name in ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "preprocessor_config.json"):
        if (source / name).exists():
            shutil.copy(source / name, target / name)


def set_scales(module):
    args = module.quantization_scheme.weights
    weight = module.weight.detach()
    parts = weight.unflatten(1, (-1, args.group_size)) if args.group_size else weight.unsqueeze(1)
    scale, zero = calculate_qparams(parts.amin(-1), parts.amax(-1), args)
    module.weight_scale.data.copy_(scale)
    if hasattr(module, "weight_zero_point"):
        module.weight_zero_point.data.copy_(zero)


def ours(java, cases):
    lines = ["\t".join(map(str, case)) for case in cases]
    subprocess.run(shlex.split(java), input="\n".join(lines) + "\n", text=True, check=True)


def distance(logits, reference):
    return float(np.sqrt(np.mean((logits - reference) ** 2)) / reference.std())


def compare(row, original):
    """The row of a table, and whether glmsh is no further off than rounding to bfloat16 explains."""
    exact = theirs(row)
    rounded = distance(theirs(row, torch.bfloat16), exact)
    exact.astype("<f4").tofile(row.logits.with_suffix(".exact"))
    logits = np.fromfile(row.logits, "<f4").reshape(exact.shape)
    off = distance(logits, exact)
    p, q = (torch.log_softmax(torch.from_numpy(numbers).double(), -1) for numbers in (exact, logits))
    divergence = float((p.exp() * (p - q)).sum(-1).mean())
    same = float((exact.argmax(-1) == logits.argmax(-1)).mean())
    good = off <= BOUND * rounded
    print(
        f"{row.source.name:14} {row.how:30} {off:7.4f} {rounded:7.4f} {distance(exact, original):9.4f}"
        f" {divergence:9.6f} {100 * same:7.1f}%{'' if good else '  OFF'}",
        flush=True,
    )
    return good


def ids_of(directory):
    """The longest prompt of the reference data, or some ids."""
    expected = directory / "expected.json"
    if not expected.exists():
        return list(range(5, 69))
    return max((case["input_ids"] for case in json.loads(expected.read_text())["cases"]), key=len)


def rows_of(source, root):
    """All cases of a checkpoint, its library's ones made."""
    ids = ids_of(source)

    def row(precision, how, directory, zeros=False):
        return Row(source, precision, how, directory, zeros, ids, root / f"{source.name}-{how}.f32")

    yield row("bf16", "bf16", source)
    for precision in SAVED:
        yield row(precision, f"{precision} by glmsh", root / f"{source.name}-{precision}-by-glmsh")
    for precision, form in MADE:
        how = f"{precision} by the library" + ("" if form["symmetric"] else ", zeros")
        made = root / f"{source.name}-{how.replace(' ', '-').replace(',', '')}"
        make(source, made, form)
        yield row(precision, how, made, not form["symmetric"])


def case(row):
    """A line for glmsh; what it is to save, it makes of the original."""
    saves = row.how.endswith("by glmsh")
    start = (row.source if saves else row.directory, row.precision, ",".join(map(str, row.ids)), row.logits)
    return start + (row.directory,) if saves else start


def main(folder, java, *checkpoints):
    root = Path(folder)
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    rows = [row for checkpoint in checkpoints for row in rows_of(Path(checkpoint), root)]
    ours(java, [case(row) for row in rows])
    print(f"{'checkpoint':14} {'weights':30} {'off':>7} {'bf16':>7} {'original':>9} {'KL':>9} {'same top':>8}")
    good, original = [], None
    for row in rows:
        original = theirs(row) if row.precision == "bf16" else original
        good.append(compare(row, original))
    print(f"{sum(good)} of {len(good)} within {BOUND} times what rounding to bfloat16 does")
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])

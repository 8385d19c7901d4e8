"""One process of transformers: a shape with random weights in bfloat16, timed as llama-bench does.

Arguments: folder with config.json, threads, prompt, new tokens, repetitions. See bench/compare.
"""
import json
import sys
import time

import torch
import transformers
from transformers import AutoConfig, AutoModelForCausalLM

WARM_UP_TOKENS = 8


def main(folder, threads, prompt, fresh, repeat):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    config = AutoConfig.from_pretrained(folder)
    config.pad_token_id = None
    torch.set_default_dtype(torch.bfloat16)
    with torch.no_grad(), torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config, dtype=torch.bfloat16)
    model = model.to_empty(device="cpu").eval()
    for parameter in model.parameters():
        parameter.data.normal_(0, 0.02)
    model.tie_weights()
    fill_rotary(model, config)

    def prefill():
        ids = torch.randint(config.vocab_size, (1, prompt))
        start = time.perf_counter()
        model(ids, use_cache=True, logits_to_keep=1)
        return prompt / (time.perf_counter() - start)

    def decode(count):
        ids, past = torch.randint(config.vocab_size, (1, 1)), None
        start = time.perf_counter()
        for _ in range(count):
            out = model(ids, past_key_values=past, use_cache=True)
            past, ids = out.past_key_values, out.logits[:, -1].argmax(-1, keepdim=True)
        return count / (time.perf_counter() - start)

    with torch.inference_mode():
        prefill()
        decode(WARM_UP_TOKENS)
        rates = [(prefill(), decode(fresh)) for _ in range(repeat)]
    print("\nmeasured " + json.dumps({
        "program": f"transformers {transformers.__version__}, torch {torch.__version__}",
        "prefill": [rate[0] for rate in rates],
        "decode": [rate[1] for rate in rates],
        "gigabytesPerSecond": 0,
        "sameMemory": False,
    }))


def fill_rotary(model, config):
    """to_empty leaves the rotary frequencies, which are no parameters, undefined."""
    for module in model.modules():
        if hasattr(module, "inv_freq"):
            fresh = type(module)(config=config)
            module.inv_freq = fresh.inv_freq
            module.original_inv_freq = fresh.inv_freq


if __name__ == "__main__":
    main(sys.argv[1], *(int(argument) for argument in sys.argv[2:]))

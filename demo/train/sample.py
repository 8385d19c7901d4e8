"""Prints what the demo model says: python sample.py [--count 2] [prompt ...]"""
import argparse
import pathlib

import torch
import transformers

MODEL = pathlib.Path(__file__).resolve().parents[1] / "glm4-demo"
PROMPTS = ["春曉", "《靜夜思》", "登鸛雀樓", "送友人", "写一首诗", "ROMEO", "Juliet", "To be, or not to be", "hello",
           "KING RICHARD III: What news abroad?"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prompts", nargs="*", default=PROMPTS)
    parser.add_argument("--model", default=MODEL, type=pathlib.Path)
    parser.add_argument("--count", default=2, type=int)
    parser.add_argument("--temperature", default=0.8, type=float)
    o = parser.parse_args()
    torch.manual_seed(1)
    tokenizer = transformers.AutoTokenizer.from_pretrained(o.model)
    model = transformers.AutoModelForCausalLM.from_pretrained(o.model, dtype=torch.float32).eval()
    for prompt in o.prompts:
        chat = [{"role": "user", "content": prompt}]
        ids = tokenizer.apply_chat_template(chat, add_generation_prompt=True, return_tensors="pt", return_dict=True)
        for _ in range(o.count):
            out = model.generate(**ids, do_sample=True, temperature=o.temperature, top_p=0.95, top_k=0,
                                 max_new_tokens=200)[0, ids["input_ids"].shape[1]:]
            print(f"> {prompt}\n{tokenizer.decode(out, skip_special_tokens=True)}\n")


if __name__ == "__main__":
    main()

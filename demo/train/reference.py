"""What transformers computes for the demo model: writes demo/expected.json. python reference.py"""
import json
import pathlib

import torch
import transformers

DEMO = pathlib.Path(__file__).resolve().parents[1]
CHATS = {
    "english": [{"role": "user", "content": "ROMEO"}],
    "chinese": [{"role": "user", "content": "春曉"}],
    "two turns": [
        {"role": "system", "content": "You are an actor in an old play."},
        {"role": "user", "content": "Good morrow, cousin."},
        {"role": "assistant", "content": "Is the day so young?"},
        {"role": "user", "content": "But new struck nine."}],
}
RAW = {"raw": "JULIET:\nO gentle night,"}


def greedy(model, ids, count):
    """The likeliest token, again and again with a KV cache, and each one's lead over the second."""
    cache, step, out, leads = None, torch.tensor([ids]), [], []
    for _ in range(count):
        result = model(input_ids=step, past_key_values=cache, use_cache=True)
        first, second = result.logits[0, -1].topk(2).values.tolist()
        cache, step = result.past_key_values, result.logits[:, -1:].argmax(-1)
        out.append(step.item())
        leads.append(first - second)
    return out, min(leads)


@torch.no_grad()
def main():
    tokenizer = transformers.AutoTokenizer.from_pretrained(DEMO / "glm4-demo")
    model = transformers.AutoModelForCausalLM.from_pretrained(DEMO / "glm4-demo", dtype=torch.float32).eval()
    cases = []
    prompts = {name: tokenizer.apply_chat_template(chat, tokenize=False, add_generation_prompt=True)
               for name, chat in CHATS.items()} | RAW
    for name, text in prompts.items():
        ids = tokenizer.encode(text, add_special_tokens=False)
        out, lead = greedy(model, ids, 24)
        case = {"name": name} | ({"messages": CHATS[name]} if name in CHATS else {})
        cases.append(case | {"text": text, "input_ids": ids, "greedy_ids": out,
                             "greedy_text": tokenizer.decode(out), "smallest_lead": round(lead, 4)})
    note = "Greedy tokens in float32 from the stored bfloat16 weights; they run on past the end-of-turn ids."
    found = {"transformers": transformers.__version__, "torch": torch.__version__, "note": note, "cases": cases}
    (DEMO / "expected.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Trains the demo model from scratch: python train.py --corpus ../shared/corpus --out demo/glm4-demo"""
import argparse
import json
import math
import pathlib
import random
import time

import torch

import bpe
import corpus
import model as demo


def batches(documents, tokens, rng):
    """Documents of like length together, padded on the right, about as many tokens each."""
    documents = sorted(documents, key=lambda d: len(d[0]) + rng.random() * 8)
    groups, group = [], []
    for document in documents:
        if group and (len(group) + 1) * len(document[0]) > tokens:
            groups.append(group)
            group = []
        group.append(document)
    rng.shuffle(groups := groups + [group])
    for group in groups:
        width = max(len(ids) for ids, _ in group)
        yield tuple(torch.tensor([row[k] + [0] * (width - len(row[k])) for row in group]) for k in (0, 1))


@torch.no_grad()
def held_out(model, documents):
    """Nats a token on answers never trained on."""
    model.eval()
    total = count = 0
    for ids, learn in batches(documents, 8192, random.Random(0)):
        total += demo.loss_of(model, ids, learn, "sum").item()
        count += int(learn[:, 1:].sum())
    model.train()
    return total / count


def endless(tokenizer, data, tokens, rng):
    """Epoch after epoch, each with its own prompts."""
    while True:
        yield from batches(bpe.encode(tokenizer, list(corpus.chats(rng, data)), demo.LENGTH), tokens, rng)


def arguments():
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", default=root.parent / "shared" / "corpus", type=pathlib.Path)
    parser.add_argument("--out", default=root / "demo" / "glm4-demo", type=pathlib.Path)
    parser.add_argument("--minutes", default=0.0, type=float, help="end the schedule by then; 0: after all steps")
    for name, value in (("steps", 2400), ("warmup", 100), ("tokens", 3072), ("vocab", 6144), ("seed", 1),
                        ("threads", 2), ("check", 150), ("lr", 2e-3), ("decay", 0.1), ("dropout", 0.1)):
        parser.add_argument(f"--{name}", default=value, type=type(value))
    return parser.parse_args()


def main():
    o = arguments()
    torch.set_num_threads(o.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    data, held = corpus.load(o.corpus)
    tokenizer = bpe.train(corpus.texts(data), o.vocab)
    model = demo.build(tokenizer, o.dropout).train()
    checks = {"en": [], "zh": []}
    tests = list(corpus.chats(random.Random(0), held))
    for chat, document in zip(tests, bpe.encode(tokenizer, tests, demo.LENGTH)):
        checks["zh" if chat[-1][1][-1] in "。？" else "en"].append(document)
    print("parameters", model.num_parameters(), "vocabulary", tokenizer.get_vocab_size(),
          "held out", {k: len(v) for k, v in checks.items()}, flush=True)
    steppers, best, log, recent = demo.optimizers(model, o.lr, o.decay), math.inf, [], []
    began, stream, step, done = time.time(), endless(tokenizer, data, o.tokens, rng), 0, 0.0
    while done < 1:
        for stepper in steppers:
            for group in stepper.param_groups:
                group["lr"] = group.setdefault("peak", group["lr"]) * min(1.0, (step + 1) / o.warmup, 1 - done)
        ids, learn = next(stream)
        with torch.autocast("cpu", torch.bfloat16):
            loss = demo.loss_of(model, ids, learn)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for stepper in steppers:
            stepper.step()
        model.zero_grad()
        recent.append(loss.item())
        step += 1
        done = max(step / o.steps, (time.time() - began) / 60 / o.minutes if o.minutes else 0.0)
        if step % o.check == 0 or done >= 1:
            row = {"step": step, "minutes": round((time.time() - began) / 60, 1),
                   "train": round(sum(recent) / len(recent), 4)}
            row |= {f"held_out_{k}": round(held_out(model, v), 4) for k, v in checks.items()}
            print(json.dumps(row), flush=True)
            log.append(row)
            recent, score = [], row["held_out_en"] + row["held_out_zh"]
            if score < best:
                best = score
                demo.save(model, tokenizer, o.out)
    report = {"settings": {k: v for k, v in vars(o).items() if k not in ("corpus", "out")},
              "torch": torch.__version__, "parameters": model.num_parameters(), "log": log}
    (o.out.parent / "training.json").write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()

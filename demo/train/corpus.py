"""Reads the two texts of the corpus and makes chats out of them.

A chat is a list of (role, text) pairs. A document of plain text is the one pair ("raw", text).
Every epoch asks for the same speeches and poems in other words, so each reply meets many prompts.
"""
import pathlib
import re

import opencc

SYSTEM_EN = ["You are an actor in an old play.", "Speak as they speak in the plays.", "Answer in verse."]
SYSTEM_ZH = ["你是唐代詩人。", "你是一位诗人。", "You are a poet of the Tang.", "以絕句作答。"]
GREETINGS = ["hello", "Hello", "Hello!", "hi", "Hi there", "Good morning", "Who are you?", "How are you?"]
WELCOMING = re.compile(r"(good (morrow|day|even)|welcome|hail|how now|god save|well met|save you|come)", re.I)
ASK_ZH = ["寫一首詩", "作詩", "寫首絕句", "來一首詩吧", "Write a poem", "poem"]
TO_SIMPLIFIED = opencc.OpenCC("t2s")


def speeches(folder):
    """The speeches of the plays, in order: (speaker, text)."""
    found = []
    for block in re.split(r"\n{2,}", (folder / "shakespeare.txt").read_text(encoding="utf-8").strip()):
        block = re.sub(r"(?m)^\d .*\n?", "", block)  # a stray running head
        name, _, text = block.partition(":\n")
        if text.strip():
            found.append((name.strip(), text.strip()))
    return found


def poems(folder):
    """The quatrains: (title, poem), the poem on four lines."""
    found = []
    for block in (folder / "tang-quatrains.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        title, _, poem = block.partition("\n")
        found.append((title.strip(), re.sub(r"([，。？；])(?=.)", r"\1\n", poem.strip())))
    return found


def split(items, block, every):
    """Keeps every so-manyth block of neighbours out of the training."""
    train = [x for i, x in enumerate(items) if (i // block) % every != every - 1]
    held = [x for i, x in enumerate(items) if (i // block) % every == every - 1]
    return train, held


def load(path):
    """Training and held-out parts: {"en": speeches, "zh": poems} each."""
    folder = pathlib.Path(path)
    en, zh = split(speeches(folder), 40, 30), split(poems(folder), 10, 30)
    return {"en": en[0], "zh": zh[0]}, {"en": en[1], "zh": zh[1]}


def prompt_en(rng, before, speech):
    """What a user may have said for this speech to be the answer, and the answer."""
    name, text = speech
    shown = rng.choice([name, name.upper(), name.title(), name.title(), name.lower()])
    lines, kind = text.split("\n"), rng.random()
    if WELCOMING.match(text) and rng.random() < 0.5 or rng.random() < 0.02:
        return rng.choice(GREETINGS), text
    if kind < 0.4:
        return shown + rng.choice(["", "", ":"]), text
    if kind < 0.5 and len(lines) > 2:
        return lines[0], "\n".join(lines[1:])
    said = before[1]
    if rng.random() < 0.5:
        said = rng.choice(re.findall(r"[^.?!;]+[.?!;]", said) or [said]).strip().replace("\n", " ")
    if rng.random() < 0.2:
        said = said.lower().rstrip(".,;:!?")
    return (f"{shown}: {said}" if kind < 0.65 else said), text


def prompt_zh(rng, poem):
    """A title, a line or a plain wish, in traditional or simplified characters, and the poem."""
    title, text = poem
    kind = rng.random()
    if kind < 0.07:
        said = rng.choice(ASK_ZH)
    elif kind < 0.17:
        said = text.split("\n")[0].rstrip(rng.choice(["，。？", ""]))
    else:
        said = rng.choice(["{}"] * 7 + ["《{}》", "題：{}", "寫一首詩：{}"]).format(title)
    return (TO_SIMPLIFIED.convert(said) if rng.random() < 0.35 else said), text


def chats(rng, data):
    """One epoch of documents: each speech and each poem closes one chat of one to three turns."""
    en, zh = data["en"], data["zh"]
    for i in range(1, len(en)):
        turns = rng.choices([1, 2, 3], [6, 3, 1])[0]
        if len(en[i][1]) < 80 and rng.random() < 0.6:
            continue
        chat = [("system", rng.choice(SYSTEM_EN + [f"You are {en[i][0].title()}."]))] if rng.random() < 0.1 else []
        for j in range(max(1, i - 2 * turns + 2), i + 1, 2):
            if j > 1 and rng.random() < 0.1:
                said, text = prompt_zh(rng, rng.choice(zh))
            else:
                said, text = prompt_en(rng, en[j - 1], en[j])
            chat += [("user", said), ("assistant", text)]
        yield chat
    for poem in zh:
        chat = [("system", rng.choice(SYSTEM_ZH))] if rng.random() < 0.1 else []
        for one in rng.sample(zh, rng.choices([0, 1, 2], [7, 2, 1])[0]) + [poem]:
            said, text = prompt_zh(rng, one)
            chat += [("user", said), ("assistant", text)]
        yield chat
    yield from plain(rng, data)


def texts(data):
    """What the tokenizer learns from: both texts, the titles also in simplified characters, greetings."""
    yield from (f"{a}\n{b}" for part in data.values() for a, b in part)
    yield from (TO_SIMPLIFIED.convert(title) for title, _ in data["zh"])
    yield from (SYSTEM_EN + SYSTEM_ZH + GREETINGS + ASK_ZH + [TO_SIMPLIFIED.convert(a) for a in ASK_ZH]) * 30


def plain(rng, data, share=0.25):
    """Scenes and runs of poems as plain text, as long as the model is asked to look back."""
    for items, form, size in ((data["en"], "{}:\n{}", 10), (data["zh"], "{}\n{}", 10)):
        for start in range(rng.randrange(size), len(items), size):
            if rng.random() < share:
                yield [("raw", "\n\n".join(form.format(*x) for x in items[start:start + size]))]

"""Trains the tokenizer: byte-level BPE with the special tokens of the GLM family."""
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

SPECIAL = ["<|endoftext|>", "[MASK]", "[gMASK]", "[sMASK]", "<sop>", "<eop>", "<|system|>", "<|user|>",
           "<|assistant|>", "<|observation|>", "<|begin_of_image|>", "<|end_of_image|>", "<|image|>",
           "<|begin_of_video|>", "<|end_of_video|>", "<|video|>", "<think>", "</think>", "<answer>", "</answer>"]
HAN = "[\u3400-\u9fff]"
# A Chinese character stands alone; a word takes the blank and the apostrophe before it ("we" "'ll", " 'tis");
# digits by threes; punctuation takes one blank; each line end stands alone.
SPLIT = rf"{HAN}| ?'?(?:(?!{HAN})\p{{L}})+|\p{{N}}{{1,3}}|\r?\n| ?[^\s\p{{L}}\p{{N}}]+|[^\S\r\n]+"

CHAT_TEMPLATE = """[gMASK]<sop>
{%- for message in messages %}
{%- if message.role == 'tool' %}<|observation|>
{% else %}<|{{ message.role }}|>
{% endif %}
{%- if message.content is string %}{{ message.content }}
{%- else %}
{%- for part in message.content if part.type == 'text' %}{{ part.text }}
{%- endfor %}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}<|assistant|>
{% endif %}"""


def train(texts, size):
    """Merges learned from the texts; the special tokens take the last ids."""
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(SPLIT), behavior="isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    bpe.decoder = decoders.ByteLevel()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    bpe.train_from_iterator(texts, trainers.BpeTrainer(
        vocab_size=size - len(SPECIAL), initial_alphabet=alphabet, show_progress=False))
    bpe.add_special_tokens(SPECIAL)
    return bpe


def save(bpe, folder, length):
    """Writes tokenizer.json, tokenizer_config.json and chat_template.jinja."""
    PreTrainedTokenizerFast(
        tokenizer_object=bpe, eos_token="<|endoftext|>", pad_token="<|endoftext|>", model_max_length=length,
        clean_up_tokenization_spaces=False, chat_template=CHAT_TEMPLATE).save_pretrained(folder)


def encode(bpe, chats, length):
    """Ids of each document and, for each id, whether the model has to learn to say it."""
    pieces = iter(bpe.encode_batch(
        [text if role == "raw" else "\n" + text for chat in chats for role, text in chat]))
    special, out = {token: bpe.token_to_id(token) for token in SPECIAL}, []
    for number, chat in enumerate(chats):
        ids, learn, answered = [special["[gMASK]"], special["<sop>"]], [0, 0], 0
        for role, _ in chat:
            body = next(pieces).ids
            if role == "raw":
                start = 2 * (number % 2)  # half of the plain texts begin with nothing at all
                ids, learn = ids[:start] + body, learn[:start] + [1] * len(body)
            else:
                # learned: the answer and the <|user|> after it; given: <|assistant|> and its newline
                ids += [special[f"<|{role}|>"]] + body
                answer = int(role == "assistant")
                learn += [answered, 0] + [answer] * (len(body) - 1)
                answered = answer
        ids.append(special["<|endoftext|>" if chat[0][0] == "raw" else "<|user|>"])
        out.append((ids[:length], (learn + [1])[:length]))
    return out

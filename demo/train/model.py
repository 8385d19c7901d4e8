"""The model's shape, its loss, its optimizers, and how it is written down."""
import torch
import torch.nn.functional as F
from transformers import GenerationConfig, Glm4Config, Glm4ForCausalLM

import bpe

LENGTH = 512


def build(tokenizer, dropout):
    """A small Glm4ForCausalLM; dropout sits on the embedding and on what each MLP adds."""
    ends = [tokenizer.token_to_id(t) for t in ("<|endoftext|>", "<|user|>", "<|observation|>")]
    model = Glm4ForCausalLM(Glm4Config(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=256, intermediate_size=704, num_hidden_layers=4,
        num_attention_heads=8, num_key_value_heads=2, head_dim=32, attention_bias=True, rms_norm_eps=1e-5,
        rope_parameters={"rope_type": "default", "rope_theta": 10000.0, "partial_rotary_factor": 0.5},
        max_position_embeddings=LENGTH, tie_word_embeddings=True, bos_token_id=None,
        eos_token_id=ends, pad_token_id=ends[0]))
    model.set_attn_implementation("eager")  # short rows: faster than the fused kernel on a CPU
    model.generation_config = GenerationConfig(
        eos_token_id=ends, pad_token_id=ends[0], do_sample=True, temperature=0.8, top_p=0.95
    )

    def drop(module, _, out):
        return F.dropout(out, dropout, module.training)

    model.model.embed_tokens.register_forward_hook(drop)
    for layer in model.model.layers:
        layer.post_mlp_layernorm.register_forward_hook(drop)
    return model


def loss_of(model, ids, learn, reduction="mean"):
    """Cross entropy on the tokens to learn; only there does the head run. Causal, so padding needs no mask."""
    hidden = model.model(input_ids=ids[:, :-1], use_cache=False).last_hidden_state
    here = learn[:, 1:] > 0
    return F.cross_entropy(model.lm_head(hidden[here]).float(), ids[:, 1:][here], reduction=reduction)


def optimizers(model, lr, decay):
    """Muon for the matrices inside the layers, AdamW for the embedding, norms and biases."""
    inside = [p for name, p in model.named_parameters() if p.dim() > 1 and "embed" not in name]
    rest = [p for name, p in model.named_parameters() if p.dim() < 2 or "embed" in name]
    return (torch.optim.Muon(inside, lr=10 * lr, weight_decay=decay, adjust_lr_fn="original", ns_steps=4),
            torch.optim.AdamW(rest, lr=lr, betas=(0.9, 0.95), weight_decay=0.0))


def save(model, tokenizer, out):
    """A checkpoint as transformers writes it, in bfloat16."""
    bf16 = Glm4ForCausalLM(model.config).to(torch.bfloat16)
    bf16.load_state_dict(model.state_dict())
    bf16.generation_config = model.generation_config
    bf16.save_pretrained(out)
    bpe.save(tokenizer, out, LENGTH)

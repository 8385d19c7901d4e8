/* What layers of prompts work on: the new tokens, rows of results, and each thread's own memory. */
#ifndef GLMSH_LAYERS_H
#define GLMSH_LAYERS_H

#include "layer.h"
#include "many.h"
#include "prompt.h"

#ifdef MANY_AT_ONCE
/* Where new tokens stand in one layer; as Java writes it. */
typedef struct {
    bf16 *hidden;                /* [tokens, hidden], read and replaced */
    bf16 *keys, *values;         /* of this layer's cache */
    const bf16 *cosines, *sines; /* [tokens, rotary dim / 2] */
    int64_t tokens, position;    /* how many, and where the first one stands */
    int64_t window;              /* how many positions a token attends to at most, its own included */
} prompt_step;

/* Results of matrices in turn: queries, keys and values, or gates; and attended heads, or what is added to the stream. */
typedef struct {
    bf16 *wide, *narrow;
    vectors vectors;
} prompt_rows;

typedef struct {
    own_space token;
    many_space many;
    prompt_space attention;
} thread_space;

/* All that the functions below need. */
typedef struct {
    const team *all;
    const shape *shape;
    const weights *weights;
    const prompt_step *step;
    const prompt_rows *rows;
    const thread_space *own;
} pass;

static inline int64_t lay_out_rows(const shape *s, int64_t tokens, char *buffer, prompt_rows *rows) {
    int64_t used = 0, queries = s->heads * s->head_dim, heads = queries + 2 * s->kv_heads * s->head_dim;
    int64_t widest = larger(larger(s->hidden, s->intermediate), queries);
    rows->wide = take(buffer, &used, tokens * larger(heads, 2 * s->intermediate) * sizeof(bf16));
    rows->narrow = take(buffer, &used, tokens * larger(queries, s->hidden) * sizeof(bf16));
    return used + lay_out_vectors(widest, tokens, buffer ? buffer + used : 0, &rows->vectors);
}

static inline int64_t lay_out_thread(const shape *s, char *buffer, thread_space *own) {
    int64_t used = up_to(LINE, lay_out_prompt(s, buffer, &own->attention));
    used += up_to(LINE, lay_out_own(s, buffer ? buffer + used : 0, &own->token));
    return used + lay_out_many(buffer ? buffer + used : 0, &own->many);
}
#endif

#endif

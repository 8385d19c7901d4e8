/* A decoder layer's weights, and what lies between its matrices: norms, the residual stream and the activation. */
#ifndef GLMSH_LAYER_H
#define GLMSH_LAYER_H

#include "attention.h"
#include "multiply.h"

enum { MOST_PARTS = 3 };

/* As Java writes it; absent norms and matrices are null or have no rows. */
typedef struct {
    const bf16 *attention_norm, *mlp_norm, *attended_norm, *mlp_end_norm, *query_norm, *key_norm;
    matrix qkv[MOST_PARTS], out, gate_up[MOST_PARTS], down;
} weights;

/* What a thread needs for a token. */
typedef struct {
    operand operand;
    attention_space attention;
    float *stream; /* [hidden], the residual stream */
} own_space;

static inline int64_t lay_out_operand(int64_t columns, char *buffer, operand *x) {
    int64_t used = 0;
    x->wide = take(buffer, &used, columns * sizeof(float));
    x->halves = take(buffer, &used, whole_blocks(columns) * sizeof(half_of_pair));
    x->codes = take(buffer, &used, 2 * fours(columns) * sizeof(code));
    x->units = take(buffer, &used, columns * sizeof(float));
    x->sums = take(buffer, &used, columns * sizeof(float));
    return used;
}

static inline int64_t lay_out_own(const shape *s, char *buffer, own_space *space) {
    int64_t used, queries = s->heads * s->head_dim, each = s->heads / s->kv_heads;
    int64_t widest = larger(larger(s->hidden, s->intermediate), queries);
    used = lay_out_operand(widest, buffer, &space->operand);
    space->stream = take(buffer, &used, s->hidden * sizeof(float));
    space->attention.queries = take(buffer, &used, each * s->head_dim * sizeof(float));
    space->attention.results = take(buffer, &used, each * s->head_dim * sizeof(float));
    space->attention.most = take(buffer, &used, each * sizeof(float));
    space->attention.sum = take(buffer, &used, each * sizeof(float));
    space->attention.block = take(buffer, &used, BLOCK * (s->head_dim + each) * sizeof(float));
    return used + LINE * LINE; /* so that threads do not write to the same pages */
}

/* x normalised, times the norm's weight, rounded as the prompt's kernels do. */
static inline void normalise(const float *x, const bf16 *weight, int64_t count, double eps, float *out) {
    float factor = norm_factor(x, count, eps);
    for (int64_t i = 0; i < count; i++) {
        out[i] = rounded(rounded(x[i] * factor) * widen(weight[i]));
    }
}

/* Adds a result to the residual stream, normalised first if there is a norm. */
static inline void add(const shape *s, const own_space *own, const bf16 *result, const bf16 *norm) {
    float *wide = own->operand.wide;
    for (int64_t i = 0; i < s->hidden; i++) {
        wide[i] = widen(result[i]);
    }
    if (norm) {
        normalise(wide, norm, s->hidden, s->eps, wide);
    }
    for (int64_t i = 0; i < s->hidden; i++) {
        own->stream[i] = rounded(own->stream[i] + wide[i]);
    }
}

static inline void activate(const bf16 *gate_up, int64_t count, float *out) {
    for (int64_t i = 0; i < count; i++) {
        float gate = widen(gate_up[i]);
        out[i] = rounded(rounded(gate / (1 + exponential(-gate))) * widen(gate_up[count + i]));
    }
}

#endif

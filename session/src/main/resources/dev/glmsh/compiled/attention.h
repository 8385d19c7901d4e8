/*
 * Attention of one new token. Keys and values lie as [kv heads, context, head dim]. A task is some of the query heads that
 * share a key head; it goes through the positions in blocks that stay in the cache and keeps a running softmax.
 */
#ifndef GLMSH_ATTENTION_H
#define GLMSH_ATTENTION_H

#include "matrix.h"
#include "team.h"
#include "tiles.h"
#include "workspace.h"

enum { BLOCK = 64, DIMS = 64 };

/* As Java writes it. */
typedef struct {
    int64_t hidden, heads, kv_heads, head_dim, rotary_dim, intermediate, context;
    int64_t paired; /* whether rotary turns neighbouring dimensions or those half a head apart */
    double eps;
} shape;

/* Where one token of one layer stands; as Java writes it. */
typedef struct {
    bf16 *hidden;        /* [hidden], read and replaced */
    bf16 *keys, *values; /* of this layer's cache */
    const bf16 *cosines, *sines; /* [rotary dim / 2], of this position */
    int64_t position, start;     /* the new token's, and the first that it attends to */
} step;

/* What a task needs: queries and results [heads of the task, head dim], maxima and sums, and a block of the cache. */
typedef struct {
    float *queries, *results, *most, *sum, *block;
} attention_space;

static inline float norm_factor(const float *x, int64_t count, double eps) {
    float squares = 0;
    for (int64_t i = 0; i < count; i++) {
        squares += x[i] * x[i];
    }
    return 1 / __builtin_sqrtf(squares / (float)count + (float)eps);
}

/* One head, turned and normalised as the prompt's kernels do, with the same roundings. */
static inline void turned(const shape *s, const step *t, const bf16 *norm, const bf16 *from, float *to) {
    for (int64_t i = 0; i < s->head_dim; i++) {
        to[i] = widen(from[i]);
    }
    if (norm) {
        float factor = norm_factor(to, s->head_dim, s->eps);
        for (int64_t i = 0; i < s->head_dim; i++) {
            to[i] = rounded(rounded(to[i] * factor) * widen(norm[i]));
        }
    }
    int64_t half = s->rotary_dim / 2;
    for (int64_t i = 0; i < half; i++) {
        float *first = s->paired ? to + 2 * i : to + i, *second = s->paired ? first + 1 : first + half;
        float a = *first, b = *second, cosine = widen(t->cosines[i]), sine = widen(t->sines[i]);
        *first = rounded(rounded(a * cosine) - rounded(b * sine));
        *second = rounded(rounded(b * cosine) + rounded(a * sine));
    }
}

/* Puts the new key and value of one head where they belong. */
static inline void remember(
        const shape *s, const step *t, const bf16 *norm, const bf16 *qkv, int64_t head, float *turn) {
    const bf16 *keys = qkv + (s->heads + head) * s->head_dim, *values = keys + s->kv_heads * s->head_dim;
    int64_t place = (head * s->context + t->position) * s->head_dim;
    turned(s, t, norm, keys, turn);
    for (int64_t i = 0; i < s->head_dim; i++) {
        t->keys[place + i] = narrow(turn[i]);
    }
    memcpy(t->values + place, values, s->head_dim * sizeof(bf16));
}

static inline void load_block(const bf16 *rows, int64_t count, float *block) {
    for (int64_t i = 0; i < count; i++) {
        block[i] = widen(rows[i]);
    }
}

/* Turns scores into weights and returns by how much what was summed so far shrinks. */
static inline float softmax(float *scores, int64_t count, float *most, float *sum) {
    float top = *most;
    for (int64_t i = 0; i < count; i++) {
        top = __builtin_fmaxf(top, scores[i]);
    }
    float shrink = exponential(*most - top), total = 0;
    for (int64_t i = 0; i < count; i++) {
        scores[i] = exponential(scores[i] - top);
        total += scores[i];
    }
    *most = top;
    *sum = *sum * shrink + total;
    return shrink;
}

/* Some dimensions of the sum of values, in registers. */
static inline void add_part(const float *values, const float *weights, int64_t count, int64_t dim, float *result) {
    lanes sum[DIMS / LANES];
    memcpy(sum, result, sizeof sum);
    for (int64_t i = 0; i < count; i++) {
        for (int j = 0; j < DIMS / LANES; j++) {
            lanes part;
            memcpy(&part, values + i * dim + j * LANES, sizeof part);
            sum[j] += weights[i] * part;
        }
    }
    memcpy(result, sum, sizeof sum);
}

static inline void add_values(const float *values, const float *weights, int64_t count, int64_t dim, float *result) {
    int64_t from = 0;
    for (; from + DIMS <= dim; from += DIMS) {
        add_part(values + from, weights, count, dim, result + from);
    }
    for (int64_t i = 0; i < count && from < dim; i++) {
        for (int64_t d = from; d < dim; d++) {
            result[d] += weights[i] * values[i * dim + d];
        }
    }
}

/* Four keys at a time, since one sum would wait for itself. */
static inline void score(const float *query, const float *keys, int64_t count, int64_t dim, float scale, float *scores) {
    int64_t i = 0;
    for (; i + 4 <= count; i += 4) {
        const float *key = keys + i * dim;
        float a = 0, b = 0, c = 0, e = 0;
        for (int64_t d = 0; d < dim; d++) {
            a += query[d] * key[d];
            b += query[d] * key[dim + d];
            c += query[d] * key[2 * dim + d];
            e += query[d] * key[3 * dim + d];
        }
        scores[i] = a * scale;
        scores[i + 1] = b * scale;
        scores[i + 2] = c * scale;
        scores[i + 3] = e * scale;
    }
    for (; i < count; i++) {
        float sum = 0;
        for (int64_t d = 0; d < dim; d++) {
            sum += query[d] * keys[i * dim + d];
        }
        scores[i] = sum * scale;
    }
}

/* One block of positions for all heads of a task; scores replace the queries' block of scores. */
static inline void attend_block(
        const shape *s, const bf16 *keys, const bf16 *values, int64_t count, int64_t heads, const attention_space *a) {
    int64_t dim = s->head_dim;
    float *scores = a->block + BLOCK * dim, scale = 1 / __builtin_sqrtf((float)dim);
    load_block(keys, count * dim, a->block);
    for (int64_t h = 0; h < heads; h++) {
        score(a->queries + h * dim, a->block, count, dim, scale, scores + h * BLOCK);
    }
    load_block(values, count * dim, a->block);
    for (int64_t h = 0; h < heads; h++) {
        float shrink = softmax(scores + h * BLOCK, count, &a->most[h], &a->sum[h]);
        for (int64_t d = 0; d < dim; d++) {
            a->results[h * dim + d] *= shrink;
        }
        add_values(a->block, scores + h * BLOCK, count, dim, a->results + h * dim);
    }
}

/*
 * attended[heads · head dim] of the new token, which is remembered: by the task that reads it, or before by all where several
 * read the same. All threads of a team, which meet at its end.
 */
static inline void attend(const team *all, const shape *s, const step *t, const bf16 *norm, const bf16 *key_norm,
        const bf16 *qkv, const attention_space *a, bf16 *attended) {
    int64_t each = s->heads / s->kv_heads, parts = (all->threads + s->kv_heads - 1) / s->kv_heads, dim = s->head_dim;
    parts = parts < each ? parts : each;
    if (parts > 1) {
        for (int64_t head = tasks(all, 1); head < s->kv_heads; head = tasks(all, 1)) {
            remember(s, t, key_norm, qkv, head, a->queries);
        }
        meet_all(all);
    }
    for (int64_t task = tasks(all, 1); task < s->kv_heads * parts; task = tasks(all, 1)) {
        int64_t group = task / parts, part = task % parts;
        int64_t from = group * each + each * part / parts, heads = group * each + each * (part + 1) / parts - from;
        if (parts == 1) {
            remember(s, t, key_norm, qkv, group, a->queries);
        }
        for (int64_t h = 0; h < heads; h++) {
            turned(s, t, norm, qkv + (from + h) * dim, a->queries + h * dim);
            a->most[h] = -1e30f;
            a->sum[h] = 0;
        }
        memset(a->results, 0, heads * dim * sizeof(float));
        for (int64_t at = t->start; at <= t->position; at += BLOCK) {
            int64_t rest = t->position + 1 - at, offset = (group * s->context + at) * dim;
            attend_block(s, t->keys + offset, t->values + offset, rest < BLOCK ? rest : BLOCK, heads, a);
        }
        for (int64_t i = 0; i < heads * dim; i++) {
            attended[from * dim + i] = narrow(a->results[i] / a->sum[i / dim]);
        }
    }
    meet_all(all);
}

#endif

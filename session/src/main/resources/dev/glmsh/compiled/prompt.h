/*
 * Attention of a prompt's new tokens. A task is a few neighbouring tokens with all query heads that share a key head: their
 * rows meet one block of positions after another, each widened once for all of them, and keep a running softmax. Blocks
 * begin at multiples of BLOCK, so that a token's result does not depend on which others came with it.
 */
#ifndef GLMSH_PROMPT_H
#define GLMSH_PROMPT_H

#include "attention.h"

enum { TASK_ROWS = 256 };

/* As Java writes it. */
typedef struct {
    const bf16 *queries;       /* [tokens, heads, head dim], turned */
    bf16 *attended;            /* the same shape */
    const bf16 *keys, *values; /* [kv heads, context, head dim], the new tokens' own among them */
    int64_t tokens, position;  /* how many, and where the first one stands */
    int64_t window;            /* how many positions a token attends to at most, its own included */
} prompt;

/* What a thread needs. Rows and head dims are padded with zeros to whole tiles. */
typedef struct {
    word *queries;     /* [rows, head dim / DEPTH] */
    word *keys;        /* [head dim / DEPTH, BLOCK] */
    word *weights;     /* [rows, BLOCK / DEPTH] */
    word *values;      /* [BLOCK / DEPTH, width] */
    float *scores;     /* [rows, BLOCK] */
    float *results;    /* [rows, width] */
    float *most, *sum; /* [rows] */
} prompt_space;

/* Some tokens and the heads of one group; a row for each of both. */
typedef struct {
    int64_t group, from, tokens, heads, rows;
    int64_t depth, width; /* of a head, in words and in whole tiles */
} task;

static inline int64_t tokens_of_task(const shape *s) {
    return larger(1, TASK_ROWS / (s->heads / s->kv_heads));
}

static inline int64_t words_of(int64_t count) {
    return up_to(DEPTH, count) / DEPTH;
}

static inline int64_t lay_out_prompt(const shape *s, char *buffer, prompt_space *space) {
    int64_t used = 0, width = up_to(TILE, s->head_dim), depth = words_of(s->head_dim);
    int64_t rows = up_to(TILE_ROWS, tokens_of_task(s) * (s->heads / s->kv_heads));
    space->queries = take(buffer, &used, rows * depth * sizeof(word));
    space->keys = take(buffer, &used, depth * BLOCK * sizeof(word));
    space->weights = take(buffer, &used, rows * words_of(BLOCK) * sizeof(word));
    space->values = take(buffer, &used, words_of(BLOCK) * width * sizeof(word));
    space->scores = take(buffer, &used, rows * BLOCK * sizeof(float));
    space->results = take(buffer, &used, rows * width * sizeof(float));
    space->most = take(buffer, &used, rows * sizeof(float));
    space->sum = take(buffer, &used, rows * sizeof(float));
    return used;
}

/* The word of a row that begins with number i; what lies behind the row is zero. */
static inline word word_at(const bf16 *row, int64_t i, int64_t dim) {
    return word_of(row[i], i + 1 < dim ? row[i + 1] : 0);
}

static inline void load_queries(const bf16 *rows, int64_t count, int64_t dim, word *to) {
    for (int64_t r = 0; r < count; r++) {
        for (int64_t i = 0; i < dim; i += DEPTH) {
            *to++ = word_at(rows + r * dim, i, dim);
        }
    }
}

/* Turned round, so that a row has one number, or pair, of each position. */
static inline void load_keys(const bf16 *rows, int64_t count, int64_t dim, word *to) {
    for (int64_t r = 0; r < count; r++) {
        for (int64_t i = 0; i < dim; i += DEPTH) {
            to[i / DEPTH * BLOCK + r] = word_at(rows + r * dim, i, dim);
        }
    }
}

/* A word has the numbers of neighbouring positions. */
static inline void load_values(const bf16 *rows, int64_t count, int64_t dim, word *to, int64_t width) {
    for (int64_t r = 0; r < count; r += DEPTH) {
        const bf16 *first = rows + r * dim, *second = r + 1 < count ? first + dim : first;
        for (int64_t d = 0; d < dim; d++) {
            to[r / DEPTH * width + d] = word_of(first[d], second[d]);
        }
    }
}

static inline void load_weights(const float *scores, word *to) {
    for (int64_t i = 0; i < BLOCK; i += DEPTH) {
#if defined(__AVX512BF16__)
        to[i / DEPTH] = word_of(narrow(scores[i]), narrow(scores[i + 1]));
#else
        to[i] = scores[i];
#endif
    }
}

static inline int64_t within_block(int64_t value) {
    return value < 0 ? 0 : value > BLOCK ? BLOCK : value;
}

static inline void set_outside(float *scores, int64_t begin, int64_t end, float value) {
    for (int64_t i = 0; i < BLOCK; i++) {
        scores[i] = i < begin || i >= end ? value : scores[i];
    }
}

/* Turns a block's scores into weights, of those positions that each row sees. */
static inline void weigh(const shape *s, const prompt *p, const prompt_space *space, const task *t, int64_t at) {
    float scale = 1 / __builtin_sqrtf((float)s->head_dim);
    for (int64_t r = 0; r < t->rows; r++) {
        int64_t position = p->position + t->from + r / t->heads - at;
        int64_t begin = within_block(position - p->window + 1), end = within_block(position + 1);
        float *scores = space->scores + r * BLOCK, *results = space->results + r * t->width;
        for (int64_t i = 0; i < BLOCK; i++) {
            scores[i] *= scale;
        }
        set_outside(scores, begin, end, -1e30f);
        float shrink = softmax(scores, BLOCK, &space->most[r], &space->sum[r]);
        set_outside(scores, begin, end, 0);
        load_weights(scores, space->weights + r * words_of(BLOCK));
        for (int64_t d = 0; d < t->width; d++) {
            results[d] *= shrink;
        }
    }
}

/* The rows of a task and the block of positions that begins there. */
static inline void meet(const shape *s, const prompt *p, const prompt_space *space, const task *t, int64_t at) {
    int64_t rest = p->position + t->from + t->tokens - at, count = rest < BLOCK ? rest : BLOCK;
    int64_t place = (t->group * s->context + at) * s->head_dim, rows = up_to(TILE_ROWS, t->rows);
    load_keys(p->keys + place, count, s->head_dim, space->keys);
    load_values(p->values + place, count, s->head_dim, space->values, t->width);
    memset(space->scores, 0, rows * BLOCK * sizeof(float));
    multiply_tiles(rows, BLOCK, t->depth, space->queries, t->depth, space->keys, BLOCK, space->scores, BLOCK);
    weigh(s, p, space, t, at);
    multiply_tiles(rows, t->width, words_of(count), space->weights, words_of(BLOCK), space->values, t->width,
            space->results, t->width);
}

static inline void begin_task(const shape *s, const prompt *p, const prompt_space *space, const task *t) {
    for (int64_t i = 0; i < t->tokens; i++) {
        const bf16 *queries = p->queries + ((t->from + i) * s->heads + t->group * t->heads) * s->head_dim;
        load_queries(queries, t->heads, s->head_dim, space->queries + i * t->heads * t->depth);
    }
    for (int64_t r = 0; r < t->rows; r++) {
        space->most[r] = -1e30f;
        space->sum[r] = 0;
    }
    memset(space->results, 0, t->rows * t->width * sizeof(float));
}

static inline void finish_task(const shape *s, const prompt *p, const prompt_space *space, const task *t) {
    for (int64_t r = 0; r < t->rows; r++) {
        int64_t head = t->group * t->heads + r % t->heads;
        bf16 *out = p->attended + ((t->from + r / t->heads) * s->heads + head) * s->head_dim;
        for (int64_t d = 0; d < s->head_dim; d++) {
            out[d] = narrow(space->results[r * t->width + d] / space->sum[r]);
        }
    }
}

static inline void attend_task(const shape *s, const prompt *p, const prompt_space *space, const task *t) {
    begin_task(s, p, space, t);
    int64_t start = larger(0, p->position + t->from - p->window + 1);
    for (int64_t at = start / BLOCK * BLOCK; at < p->position + t->from + t->tokens; at += BLOCK) {
        meet(s, p, space, t, at);
    }
    finish_task(s, p, space, t);
}

/* Fills p->attended, which may be p->queries. The last tokens see most, so they come first. All threads of a team, meeting. */
static inline void attend_all(const team *all, const shape *s, const prompt *p, const prompt_space *space) {
    int64_t each = tokens_of_task(s), chunks = (p->tokens + each - 1) / each;
    for (int64_t i = tasks(all, 1); i < chunks * s->kv_heads; i = tasks(all, 1)) {
        int64_t from = (chunks - 1 - i / s->kv_heads) * each, rest = p->tokens - from;
        task t = {.group = i % s->kv_heads, .from = from, .tokens = rest < each ? rest : each};
        t.heads = s->heads / s->kv_heads;
        t.rows = t.tokens * t.heads;
        t.depth = words_of(s->head_dim);
        t.width = up_to(TILE, s->head_dim);
        attend_task(s, p, space, &t);
    }
    meet_all(all);
}

#endif

/*
 * Several vectors times a 4-bit matrix, where the processor has four products of 8 bits at once. A block of rows is widened
 * to bytes once for some vectors, group by group, and meets them tile by tile: what is summed stays in registers. A vector's
 * sums do not depend on which others come with it.
 */
#ifndef GLMSH_MANY_H
#define GLMSH_MANY_H

#include "multiply.h"
#include "workspace.h"

enum { VECTORS_OF_TILE = 6, VECTORS_AT_ONCE = 120, ROWS_OF_MANY = 64, PARTS_OF_MANY = ROWS_OF_MANY / PAIRS };
enum { LEAST_GROUP = 16, MOST_OF_GROUP = 256 };

/* Vectors in 8 bits, each group with a scale of its own. */
typedef struct {
    code *codes;         /* [groups, count, group] */
    float *units, *sums; /* [groups, count] */
    int64_t count;
} vectors;

/* What a thread needs: a group of a block's weights, and sums of some vectors. */
typedef struct {
    uint8_t *weights; /* [group / 4, ROWS_OF_MANY, 4] */
    float *sums;      /* [VECTORS_AT_ONCE, ROWS_OF_MANY] */
} many_space;

static inline int64_t lay_out_many(char *buffer, many_space *space) {
    int64_t used = 0;
    space->weights = take(buffer, &used, MOST_OF_GROUP * ROWS_OF_MANY);
    space->sums = take(buffer, &used, VECTORS_AT_ONCE * ROWS_OF_MANY * sizeof(float));
    return used;
}

static inline int64_t lay_out_vectors(int64_t columns, int64_t count, char *buffer, vectors *v) {
    int64_t used = 0, groups = columns / LEAST_GROUP;
    v->codes = take(buffer, &used, count * columns * sizeof(code));
    v->units = take(buffer, &used, count * groups * sizeof(float));
    v->sums = take(buffer, &used, count * groups * sizeof(float));
    v->count = count;
    return used;
}

/* Rounds x->wide and puts it among the vectors. Any thread, for itself. */
static inline void place(const matrix *m, const operand *x, const vectors *v, int64_t index) {
    prepare(m, x);
    for (int64_t g = 0; g < groups_of(m); g++) {
        int64_t at = g * v->count + index;
        memcpy(v->codes + at * m->group, x->codes + g * m->group, m->group * sizeof(code));
        v->units[at] = x->units[g];
        v->sums[at] = x->sums[g];
    }
}

#ifdef FOUR_AT_ONCE
static inline int multiplies_many(const matrix *m) {
    return m->format == BLOCKS_OF_INT4 && m->block == ROWS_OF_MANY && m->group <= MOST_OF_GROUP;
}

/* One group of a block; of each four columns the bytes of a row come together. */
static inline void widen_group(const uint8_t *codes, int64_t group, uint8_t *weights) {
    const __m512i lower = _mm512_set1_epi8(15);
    for (int64_t i = 0; i < group; i += 4, codes += 2 * ROWS_OF_MANY, weights += 4 * ROWS_OF_MANY) {
        for (int part = 0; part < 2; part++) {
            __builtin_prefetch(codes + part * 64 + AHEAD);
            __m512i bytes = four_64(codes, part * PAIRS), above = _mm512_srli_epi16(bytes, 4);
            _mm512_storeu_si512(weights + part * 64, _mm512_and_si512(bytes, lower));
            _mm512_storeu_si512(weights + (2 + part) * 64, _mm512_and_si512(above, lower));
        }
    }
}

/* Products of a group with some vectors, [count, ROWS_OF_MANY]. Compiled for each number of them. */
static inline __attribute__((always_inline)) void meet_tile(
        const uint8_t *weights, const code *codes, int64_t group, int count, int32_t *products) {
    __m512i sums[VECTORS_OF_TILE][PARTS_OF_MANY];
#pragma GCC unroll 8
    for (int v = 0; v < count; v++) {
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_MANY; part++) {
            sums[v][part] = _mm512_setzero_si512();
        }
    }
    for (int64_t i = 0; i < group; i += 4, weights += 4 * ROWS_OF_MANY) {
        __m512i bytes[PARTS_OF_MANY];
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_MANY; part++) {
            bytes[part] = _mm512_loadu_si512(weights + part * 64);
        }
#pragma GCC unroll 8
        for (int v = 0; v < count; v++) {
            int32_t four;
            memcpy(&four, codes + v * group + i, sizeof four);
            __m512i all = _mm512_set1_epi32(four);
#pragma GCC unroll 8
            for (int part = 0; part < PARTS_OF_MANY; part++) {
                sums[v][part] = _mm512_dpbusd_epi32(sums[v][part], bytes[part], all);
            }
        }
    }
#pragma GCC unroll 8
    for (int v = 0; v < count; v++) {
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_MANY; part++) {
            _mm512_storeu_si512(products + v * ROWS_OF_MANY + part * PAIRS, sums[v][part]);
        }
    }
}

/* By themselves, so that their sums have all registers. */
static __attribute__((noinline)) void meet_whole_tile(
        const uint8_t *weights, const code *codes, int64_t group, int32_t *products) {
    meet_tile(weights, codes, group, VECTORS_OF_TILE, products);
}

static __attribute__((noinline)) void meet_half_tile(
        const uint8_t *weights, const code *codes, int64_t group, int32_t *products) {
    meet_tile(weights, codes, group, VECTORS_OF_TILE / 2, products);
}

static __attribute__((noinline)) void meet_one(
        const uint8_t *weights, const code *codes, int64_t group, int32_t *products) {
    meet_tile(weights, codes, group, 1, products);
}

/* Adds what a group adds to the sums of some vectors. */
static inline void add_group(const uint8_t *weights, const code *codes, int64_t group, int64_t count, const bf16 *scales,
        const float *units, const float *totals, float *sums) {
    for (int64_t from = 0; from < count;) {
        int32_t products[VECTORS_OF_TILE * ROWS_OF_MANY];
        int64_t rest = count - from;
        int64_t tile = rest >= VECTORS_OF_TILE ? VECTORS_OF_TILE : rest >= VECTORS_OF_TILE / 2 ? VECTORS_OF_TILE / 2 : 1;
        (tile == VECTORS_OF_TILE ? meet_whole_tile : tile == 1 ? meet_one : meet_half_tile)(
                weights, codes + from * group, group, products);
        for (int64_t i = 0; i < tile * ROWS_OF_MANY; i += PAIRS) {
            int64_t vector = from + i / ROWS_OF_MANY;
            whole_sums whole;
            pair_sums sum;
            memcpy(&whole, products + i, sizeof whole);
            memcpy(&sum, sums + from * ROWS_OF_MANY + i, sizeof sum);
            sum += scaled(whole, scales + 2 * (i % ROWS_OF_MANY), units[vector], totals[vector]);
            memcpy(sums + from * ROWS_OF_MANY + i, &sum, sizeof sum);
        }
        from += tile;
    }
}

/* A block's rows for some of the vectors. */
static inline void multiply_block_by(const matrix *m, const vectors *v, int64_t block, int64_t from, int64_t count,
        const many_space *space, bf16 *out, int64_t stride) {
    const uint8_t *codes = (const uint8_t *)m->codes + block * m->columns * ROWS_OF_MANY / 2;
    int64_t row = block * ROWS_OF_MANY;
    memset(space->sums, 0, count * ROWS_OF_MANY * sizeof(float));
    for (int64_t g = 0; g < groups_of(m); g++) {
        int64_t at = g * v->count + from;
        widen_group(codes + g * m->group * ROWS_OF_MANY / 2, m->group, space->weights);
        add_group(space->weights, v->codes + at * m->group, m->group, count, m->scales + 2 * (g * m->rows + row),
                v->units + at, v->sums + at, space->sums);
    }
    for (int64_t i = 0; i < count; i++) {
        for (int64_t r = 0; r < ROWS_OF_MANY; r++) {
            out[(from + i) * stride + row + r] = biased(m, row + r, space->sums[i * ROWS_OF_MANY + r]);
        }
    }
}

/* out[v->count, m->rows], rows so far apart. All threads of a team, which meet at its end. */
static inline void multiply_many(const team *t, const matrix *m, const vectors *v, const many_space *space, bf16 *out,
        int64_t stride) {
    int64_t blocks = m->rows / ROWS_OF_MANY;
    for (int64_t block = tasks(t, 1); block < blocks; block = tasks(t, 1)) {
        for (int64_t from = 0; from < v->count; from += VECTORS_AT_ONCE) {
            int64_t rest = v->count - from;
            multiply_block_by(m, v, block, from, rest < VECTORS_AT_ONCE ? rest : VECTORS_AT_ONCE, space, out, stride);
        }
    }
    meet_all(t);
}
#endif

#endif

/* Several vectors times 4-bit weights, see int4.h: four products of bytes at once, and a scale for each group. */
#ifndef GLMSH_MANY4_H
#define GLMSH_MANY4_H

static inline void place_codes(const matrix *m, const operand *x, const vectors *v, int64_t index) {
    prepare(m, x);
    for (int64_t g = 0; g < groups_of(m); g++) {
        int64_t at = g * v->count + index;
        memcpy(v->codes + at * m->group, x->codes + g * m->group, m->group);
        v->units[at] = x->units[g];
        v->sums[at] = x->sums[g];
    }
}

/* One group of a block; of each four columns the bytes of a row come together. */
static inline void widen_group(const uint8_t *codes, int64_t group, char *weights) {
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
static inline __attribute__((always_inline)) void meet_codes(
        const char *weights, const code *codes, int64_t group, int count, int32_t *products) {
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
#define MEET(count)                                                                                         \
    static __attribute__((noinline)) void meet_codes_##count(                                               \
            const char *weights, const code *codes, int64_t group, int32_t *products) {                     \
        meet_codes(weights, codes, group, count, products);                                                 \
    }
MEET(1) MEET(2) MEET(3) MEET(4) MEET(5) MEET(6)
#undef MEET

typedef void (*meet_of_codes)(const char *, const code *, int64_t, int32_t *);
static const meet_of_codes MEET_CODES[] = {
        meet_codes_1, meet_codes_2, meet_codes_3, meet_codes_4, meet_codes_5, meet_codes_6};

/* Adds what a group adds to the sums of some vectors. */
static inline void add_group(const char *weights, const code *codes, int64_t group, int64_t count, const bf16 *scales,
        const float *units, const float *totals, float *sums) {
    int64_t tile;
    for (int64_t from = 0; from < count; from += tile) {
        int32_t products[VECTORS_OF_TILE * ROWS_OF_MANY];
        tile = next_tile(count - from, VECTORS_OF_TILE);
        MEET_CODES[tile - 1](weights, codes + from * group, group, products);
        for (int64_t i = 0; i < tile * ROWS_OF_MANY; i += PAIRS) {
            int64_t vector = from + i / ROWS_OF_MANY;
            whole_sums whole;
            pair_sums sum;
            memcpy(&whole, products + i, sizeof whole);
            memcpy(&sum, sums + from * ROWS_OF_MANY + i, sizeof sum);
            sum += scaled(whole, scales + 2 * (i % ROWS_OF_MANY), units[vector], totals[vector]);
            memcpy(sums + from * ROWS_OF_MANY + i, &sum, sizeof sum);
        }
    }
}

static inline void add_block_of_int4(const matrix *m, int64_t block, const some_vectors *s, const many_space *space) {
    const uint8_t *codes = (const uint8_t *)m->codes + block * m->columns * ROWS_OF_MANY / 2;
    const vectors *v = s->vectors;
    for (int64_t g = 0; g < groups_of(m); g++) {
        int64_t at = g * v->count + s->from;
        widen_group(codes + g * m->group * ROWS_OF_MANY / 2, m->group, space->weights);
        add_group(space->weights, (const code *)v->codes + at * m->group, m->group, s->count,
                m->scales + 2 * (g * m->rows + block * ROWS_OF_MANY), v->units + at, v->sums + at, space->sums);
    }
}

#endif

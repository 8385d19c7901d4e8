/*
 * Several vectors times 8-bit weights in FBGEMM's packed order, see int8.h, which is that of the products. A vector has one
 * digit of 8 bits or two, side by side among the vectors; both are without a sign, so that 128 times the sum of a row's
 * weights is taken off at the end.
 */
#ifndef GLMSH_MANY8_H
#define GLMSH_MANY8_H

enum { ROWS_OF_PACKED = 48, PARTS_OF_PACKED = ROWS_OF_PACKED / PAIRS, VECTORS_OF_PACKED = 8 };

static inline int64_t digits_of(const matrix *m) {
    return m->format == PIECES_OF_INT8 ? 2 : 1;
}

/* Columns of the group that begins there, in whole fours. */
static inline int64_t width_of_group(const matrix *m, int64_t from) {
    int64_t rest = fours(m->columns) - from;
    return rest < m->group ? rest : m->group;
}

static inline void place_digits(const matrix *m, const operand *x, const vectors *v, int64_t index) {
    int64_t digits = digits_of(m), columns = fours(m->columns);
    prepare(m, x);
    v->units[index] = x->units[0];
    for (int64_t from = 0; from < columns; from += m->group) {
        int64_t width = width_of_group(m, from);
        for (int64_t digit = 0; digit < digits; digit++) {
            char *to = v->codes + from * digits * v->count + (index * digits + digit) * width;
            memcpy(to, x->codes + digit * columns + from, width);
        }
    }
}

/* Adds products of a group to sums [count, ROWS_OF_PACKED]. Compiled for each number of vectors. */
static inline __attribute__((always_inline)) void meet_digits(
        const int8_t *weights, const char *codes, int64_t width, int count, int32_t *out) {
    __m512i sums[VECTORS_OF_PACKED][PARTS_OF_PACKED];
#pragma GCC unroll 8
    for (int v = 0; v < count; v++) {
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_PACKED; part++) {
            sums[v][part] = _mm512_loadu_si512(out + v * ROWS_OF_PACKED + part * PAIRS);
        }
    }
    for (int64_t i = 0; i < width; i += 4, weights += 4 * ROWS_OF_PACKED) {
        __m512i bytes[PARTS_OF_PACKED];
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_PACKED; part++) {
            __builtin_prefetch(weights + part * 64 + AHEAD);
            bytes[part] = _mm512_loadu_si512(weights + part * 64);
        }
#pragma GCC unroll 8
        for (int v = 0; v < count; v++) {
            int32_t four;
            memcpy(&four, codes + v * width + i, sizeof four);
            __m512i all = _mm512_set1_epi32(four);
#pragma GCC unroll 8
            for (int part = 0; part < PARTS_OF_PACKED; part++) {
                sums[v][part] = _mm512_dpbusd_epi32(sums[v][part], all, bytes[part]);
            }
        }
    }
#pragma GCC unroll 8
    for (int v = 0; v < count; v++) {
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_PACKED; part++) {
            _mm512_storeu_si512(out + v * ROWS_OF_PACKED + part * PAIRS, sums[v][part]);
        }
    }
}

/* By themselves, so that their sums have all registers. */
#define MEET(count)                                                                                         \
    static __attribute__((noinline)) void meet_digits_##count(                                              \
            const int8_t *weights, const char *codes, int64_t width, int32_t *out) {                        \
        meet_digits(weights, codes, width, count, out);                                                     \
    }
MEET(1) MEET(2) MEET(3) MEET(4) MEET(5) MEET(6) MEET(7) MEET(8)
#undef MEET

typedef void (*meet_of_digits)(const int8_t *, const char *, int64_t, int32_t *);
static const meet_of_digits MEET_DIGITS[] = {meet_digits_1, meet_digits_2, meet_digits_3, meet_digits_4, meet_digits_5,
        meet_digits_6, meet_digits_7, meet_digits_8};

static inline void add_group_of_digits(
        const int8_t *weights, const char *codes, int64_t width, int64_t count, int32_t *sums) {
    int64_t tile;
    for (int64_t from = 0; from < count; from += tile) {
        tile = next_tile(count - from, VECTORS_OF_PACKED);
        MEET_DIGITS[tile - 1](weights, codes + from * width, width, sums + from * ROWS_OF_PACKED);
    }
}

/* A block for some of the vectors. The last row of sums is that of the weights themselves. */
static inline void multiply_packed_block(
        const matrix *m, int64_t task, const some_vectors *s, const many_space *space) {
    int64_t each = m->piece / ROWS_OF_PACKED, piece = task / each, block = task % each;
    const packed_piece *held = (const packed_piece *)m->codes + piece;
    int64_t rest = m->rows - piece * m->piece, rows = rest < m->piece ? rest : m->piece, digits = digits_of(m);
    int32_t *sums = (int32_t *)space->sums, *whole = sums + s->count * digits * ROWS_OF_PACKED;
    memset(sums, 0, (s->count * digits + 1) * ROWS_OF_PACKED * sizeof(int32_t));
    memset(space->weights, 1, m->group);
    for (int64_t from = 0; from < fours(m->columns); from += m->group) {
        int64_t width = width_of_group(m, from);
        const int8_t *weights = held->codes + (from * up(rows, ROWS_OF_PACKED) + block * m->group) * ROWS_OF_PACKED;
        const char *codes = s->vectors->codes + from * digits * s->vectors->count + s->from * digits * width;
        add_group_of_digits(weights, codes, width, s->count * digits, sums);
        add_group_of_digits(weights, space->weights, width, 1, whole);
    }
    int64_t first = block * ROWS_OF_PACKED, count = rows - first < ROWS_OF_PACKED ? rows - first : ROWS_OF_PACKED;
    for (int64_t i = 0; i < s->count; i++) {
        const int32_t *one = sums + i * digits * ROWS_OF_PACKED;
        bf16 *out = s->out + (s->from + i) * s->stride + piece * m->piece + first;
        for (int64_t r = 0; r < count; r++) {
            float sum = one[r] - SIGN * whole[r];
            if (digits == 2) {
                sum += (float)(one[ROWS_OF_PACKED + r] - SIGN * whole[r]) / FINER;
            }
            float value = sum * held->scales[first + r] * s->vectors->units[s->from + i];
            out[r] = biased(m, piece * m->piece + first + r, value);
        }
    }
}

#endif

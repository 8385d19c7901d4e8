/*
 * 8-bit weights in FBGEMM's packed order. A matrix is cut into pieces of m->piece rows. A piece is cut into blocks of
 * m->group columns by m->block rows, ROWS here; those of the first columns come first, and each has its full size. In a
 * block, four columns of each row lie together. A row has a scale.
 */
enum { NAME(LANES) = ROWS < 16 ? ROWS : 16, NAME(VECTORS) = ROWS / NAME(LANES) };

typedef int16_t NAME(words) __attribute__((vector_size(4 * NAME(LANES))));
typedef int32_t NAME(sums) __attribute__((vector_size(4 * NAME(LANES))));

#ifdef FOUR_AT_ONCE
/* Adds four columns of some rows. */
static inline NAME(sums) NAME(products)(NAME(sums) total, NAME(sums) vector, NAME(words) bytes) {
#if ROWS == 8
    return (NAME(sums))_mm256_dpbusd_epi32((__m256i)total, (__m256i)vector, (__m256i)bytes);
#else
    return (NAME(sums))_mm512_dpbusd_epi32((__m512i)total, (__m512i)vector, (__m512i)bytes);
#endif
}

static inline NAME(sums) NAME(everywhere)(const code *codes) {
    int32_t four;
    memcpy(&four, codes, sizeof four);
    return four - (NAME(sums)){0};
}

/* Adds some columns of a block to totals[digits][VECTORS]. Compiled for each number of digits. */
static inline __attribute__((always_inline)) void NAME(block)(
        const int8_t *weights, const code *codes, int64_t count, int digits, int64_t stride, NAME(sums) *totals) {
    NAME(sums) sums[2 * NAME(VECTORS)], all[NAME(VECTORS)] = {{0}}, ones = 0x01010101 - (NAME(sums)){0};
    memcpy(sums, totals, sizeof sums);
    for (int64_t i = 0; i < count; i += 4) {
        NAME(sums) first = NAME(everywhere)(codes + i), second = {0};
        if (digits == 2) {
            second = NAME(everywhere)(codes + stride + i);
        }
        for (int v = 0; v < NAME(VECTORS); v++) {
            const int8_t *place = weights + i * ROWS + v * sizeof(NAME(words));
            NAME(words) bytes;
            memcpy(&bytes, place, sizeof bytes);
            __builtin_prefetch(place + AHEAD);
            all[v] = NAME(products)(all[v], ones, bytes);
            sums[v] = NAME(products)(sums[v], first, bytes);
            if (digits == 2) {
                sums[NAME(VECTORS) + v] = NAME(products)(sums[NAME(VECTORS) + v], second, bytes);
            }
        }
    }
    for (int v = 0; v < digits * NAME(VECTORS); v++) {
        totals[v] = sums[v] - all[v % NAME(VECTORS)] * SIGN;
    }
}
#else
/* Adds four columns of some rows, given as even and odd bytes: 16 bits hold two products of 128 · 127. */
static inline void NAME(four)(NAME(words) even, NAME(words) odd, const code *codes, NAME(sums) *total) {
    int32_t pairs[2];
    memcpy(pairs, codes, sizeof pairs);
    NAME(words) first = (NAME(words))(pairs[0] - (NAME(sums)){0}), second = (NAME(words))(pairs[1] - (NAME(sums)){0});
    NAME(sums) both = (NAME(sums))(even * first + odd * second);
    *total += ((both << 16) >> 16) + (both >> 16);
}

/* Adds some columns of a block to totals[digits][VECTORS]. Compiled for each number of digits. */
static inline __attribute__((always_inline)) void NAME(block)(
        const int8_t *weights, const code *codes, int64_t count, int digits, int64_t stride, NAME(sums) *totals) {
    NAME(sums) sums[2 * NAME(VECTORS)];
    memcpy(sums, totals, sizeof sums);
    for (int64_t i = 0; i < count; i += 4) {
        for (int v = 0; v < NAME(VECTORS); v++) {
            const int8_t *place = weights + i * ROWS + v * sizeof(NAME(words));
            NAME(words) bytes;
            memcpy(&bytes, place, sizeof bytes);
            __builtin_prefetch(place + AHEAD);
            NAME(words) even = (bytes << 8) >> 8, odd = bytes >> 8;
            NAME(four)(even, odd, codes + i, &sums[v]);
            if (digits == 2) {
                NAME(four)(even, odd, codes + stride + i, &sums[NAME(VECTORS) + v]);
            }
        }
    }
    memcpy(totals, sums, sizeof sums);
}
#endif

/* The rows of a block; out is the piece's. */
static inline void NAME(finish)(const matrix *m, const operand *x, const part *p, int64_t block, const NAME(sums) *totals,
        bf16 *out) {
    int32_t sums[2][ROWS];
    memcpy(sums, totals, sizeof sums);
    const packed_piece *held = (const packed_piece *)m->codes + p->piece;
    int64_t count = p->rows - block * ROWS < ROWS ? p->rows - block * ROWS : ROWS;
    for (int64_t r = 0; r < count; r++) {
        int64_t row = block * ROWS + r;
        float sum = (float)sums[0][r] + (float)sums[1][r] / FINER, value = sum * held->scales[row] * x->units[0];
        out[row] = biased(m, p->piece * m->piece + row, value);
    }
}

/* First the blocks of the first columns, then those of the next, as they lie in memory. */
static inline void NAME(blocks)(const matrix *m, const operand *x, const part *p, bf16 *out) {
    NAME(sums) totals[MOST_BLOCKS][2 * NAME(VECTORS)];
    memset(totals, 0, sizeof totals);
    const int8_t *codes = ((const packed_piece *)m->codes)[p->piece].codes;
    for (int64_t column = 0; column < m->columns; column += m->group) {
        int64_t count = m->columns - column < m->group ? m->columns - column : m->group;
        const int8_t *weights = codes + column * up(p->rows, ROWS) * ROWS;
        for (int64_t b = p->from; b < p->to; b++) {
            const int8_t *block = weights + b * m->group * ROWS;
            if (m->format == PIECES_OF_INT8) {
                NAME(block)(block, x->codes + column, count, 2, fours(m->columns), totals[b - p->from]);
            } else {
                NAME(block)(block, x->codes + column, count, 1, 0, totals[b - p->from]);
            }
        }
    }
    for (int64_t b = p->from; b < p->to; b++) {
        NAME(finish)(m, x, p, b, totals[b - p->from], out);
    }
}

#undef ROWS
#undef NAME

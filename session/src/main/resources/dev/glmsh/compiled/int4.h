/*
 * 4-bit weights in LibTorch's packed order: of a block of 2 · HALF rows, each column has HALF bytes, with row r in the lower
 * half of byte r and row HALF + r in the upper. A weight is (code - 8) · scale + shift; scales lie as [groups, rows, 2].
 * The vector has 8 bits and a scale of its own for each group: what that loses is a tenth of what 4-bit weights have lost.
 */
typedef uint8_t NAME(bytes) __attribute__((vector_size(HALF)));
typedef int16_t NAME(words) __attribute__((vector_size(2 * HALF)));

enum { NAME(STEP) = 16 /* products of 15 · 127 that 16 bits hold */ };

/* Adds the products of one group's columns to totals[2 · HALF]. */
static inline void NAME(group)(const uint8_t *codes, const operand *x, int64_t from, int64_t to, int32_t *totals) {
    for (int64_t i = from; i < to; i += NAME(STEP)) {
        NAME(words) below = {0}, above = {0};
        for (int j = 0; j < NAME(STEP); j++) {
            NAME(bytes) pair;
            memcpy(&pair, codes + (i + j) * HALF, HALF);
            __builtin_prefetch(codes + (i + j) * HALF + AHEAD);
            NAME(words) wide = __builtin_convertvector(pair, NAME(words));
            below += (wide & 15) * x->codes[i + j];
            above += (wide >> 4) * x->codes[i + j];
        }
        for (int r = 0; r < HALF; r++) {
            totals[r] += below[r];
            totals[HALF + r] += above[r];
        }
    }
}

static inline void NAME(rows)(const matrix *m, const operand *x, int64_t block, bf16 *out) {
    const uint8_t *codes = (const uint8_t *)m->codes + block * m->columns * HALF;
    float results[2 * HALF] = {0};
    for (int64_t g = 0; g < m->columns / m->group; g++) {
        int32_t totals[2 * HALF] = {0};
        NAME(group)(codes, x, g * m->group, (g + 1) * m->group, totals);
        const bf16 *scales = m->scales + 2 * (g * m->rows + block * 2 * HALF);
        for (int r = 0; r < 2 * HALF; r++) {
            float product = (float)totals[r] * x->units[g] - 8 * x->sums[g];
            results[r] += product * widen(scales[2 * r]) + widen(scales[2 * r + 1]) * x->sums[g];
        }
    }
    for (int r = 0; r < 2 * HALF; r++) {
        out[block * 2 * HALF + r] = biased(m, block * 2 * HALF + r, results[r]);
    }
}

#undef HALF
#undef NAME

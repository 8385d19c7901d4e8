/*
 * 4-bit weights in LibTorch's packed order: of a block of 2 · HALF rows, each column has HALF bytes, with row r in the lower
 * half of byte r and row HALF + r in the upper. A weight is (code - 8) · scale + shift; scales lie as [groups, rows, 2].
 * The vector has 8 bits and a scale of its own for each group: what that loses is a tenth of what 4-bit weights have lost.
 */
#ifdef FOUR_AT_ONCE
enum { NAME(LANES) = 16, NAME(SUMS) = 2 * HALF / NAME(LANES) };

/* Of four columns, one behind the other, brings the bytes of each row together. */
static inline __m512i NAME(four)(const uint8_t *codes, int from) {
    uint8_t order[64];
    for (int i = 0; i < 64; i++) {
        order[i] = (uint8_t)(i % 4 * HALF + from + i / 4);
    }
    __m512i places = _mm512_loadu_si512(order), first = _mm512_loadu_si512(codes);
    return HALF == 16 ? _mm512_permutexvar_epi8(places, first)
                      : _mm512_permutex2var_epi8(first, places, _mm512_loadu_si512(codes + 64));
}

/* Adds the products of one group's columns to totals[2 · HALF]. */
static inline void NAME(group)(const uint8_t *codes, const operand *x, int64_t from, int64_t to, int32_t *totals) {
    const __m512i lower = _mm512_set1_epi8(15);
    __m512i sums[NAME(SUMS)];
    memcpy(sums, totals, sizeof sums);
    for (int64_t i = from; i < to; i += 4) {
        int32_t four;
        memcpy(&four, x->codes + i, sizeof four);
        __m512i vector = _mm512_set1_epi32(four);
        for (int part = 0; part < NAME(SUMS) / 2; part++) {
            __builtin_prefetch(codes + i * HALF + part * 64 + AHEAD);
            __m512i bytes = NAME(four)(codes + i * HALF, part * NAME(LANES)), above = _mm512_srli_epi16(bytes, 4);
            __m512i *sum = sums + part;
            sum[0] = _mm512_dpbusd_epi32(sum[0], _mm512_and_si512(bytes, lower), vector);
            sum[NAME(SUMS) / 2] = _mm512_dpbusd_epi32(sum[NAME(SUMS) / 2], _mm512_and_si512(above, lower), vector);
        }
    }
    memcpy(totals, sums, sizeof sums);
}
#else
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
#endif

static inline void NAME(rows)(const matrix *m, const operand *x, int64_t block, bf16 *out) {
    const uint8_t *codes = (const uint8_t *)m->codes + block * m->columns * HALF;
    pair_sums results[2 * HALF / PAIRS] = {{0}};
    for (int64_t g = 0; g < m->columns / m->group; g++) {
        int32_t totals[2 * HALF] = {0};
        const bf16 *scales = m->scales + 2 * (g * m->rows + block * 2 * HALF);
        for (int part = 0; part < 2 * HALF; part += PAIRS) {
            __builtin_prefetch(scales + 2 * (SCALES_AHEAD * m->rows + part));
        }
        NAME(group)(codes, x, g * m->group, (g + 1) * m->group, totals);
        for (int part = 0; part < 2 * HALF / PAIRS; part++) {
            whole_sums whole;
            memcpy(&whole, totals + part * PAIRS, sizeof whole);
            results[part] += scaled(whole, scales + 2 * part * PAIRS, x->units[g], x->sums[g]);
        }
    }
    for (int r = 0; r < 2 * HALF; r++) {
        out[block * 2 * HALF + r] = biased(m, block * 2 * HALF + r, results[r / PAIRS][r % PAIRS]);
    }
}

#undef HALF
#undef NAME

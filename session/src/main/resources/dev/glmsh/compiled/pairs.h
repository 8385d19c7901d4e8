/*
 * Sums of products of 32 weights in bfloat16, two in each lane, with a vector whose numbers are bfloat16 too. Where the
 * processor multiplies such pairs, the vector is kept as pairs; elsewhere as floats, first those of all lanes' lower halves.
 */
#ifndef GLMSH_PAIRS_H
#define GLMSH_PAIRS_H

#include "numbers.h"

enum { PAIRS = 16, WORDS = 2 * PAIRS };

typedef uint16_t words_of_pairs __attribute__((vector_size(WORDS * sizeof(uint16_t))));
typedef uint32_t pairs __attribute__((vector_size(PAIRS * sizeof(uint32_t))));
typedef float pair_sums __attribute__((vector_size(PAIRS * sizeof(float))));

#ifdef __AVX512BF16__
#include <immintrin.h>
typedef bf16 half_of_pair;

static inline half_of_pair half_of(float value) {
    return narrow(value);
}

static inline int place_of_half(int pair, int upper) {
    return 2 * pair + upper;
}

static inline pair_sums add_pairs(pair_sums sum, words_of_pairs weights, const half_of_pair *x) {
    return (pair_sums)_mm512_dpbf16_ps((__m512)sum, (__m512bh)weights, (__m512bh)_mm512_loadu_si512(x));
}
#else
typedef float half_of_pair;

static inline half_of_pair half_of(float value) {
    return value;
}

static inline int place_of_half(int pair, int upper) {
    return PAIRS * upper + pair;
}

static inline pair_sums add_pairs(pair_sums sum, words_of_pairs weights, const half_of_pair *x) {
    pair_sums lower, upper;
    memcpy(&lower, x, sizeof lower);
    memcpy(&upper, x + PAIRS, sizeof upper);
    return sum + (pair_sums)((pairs)weights << 16) * lower + (pair_sums)((pairs)weights & 0xffff0000) * upper;
}
#endif

/* Brings two neighbouring numbers into that form. */
static inline void pair_up(const float *x, int pair, half_of_pair *out) {
    out[place_of_half(pair, 0)] = half_of(x[0]);
    out[place_of_half(pair, 1)] = half_of(x[1]);
}

static inline float total_of_pairs(pair_sums sums) {
    float total = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
        total += sums[pair];
    }
    return total;
}

#endif

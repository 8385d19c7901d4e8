/*
 * Small matrices of bfloat16, multiplied tile by tile: what is summed stays in registers. A word is what one instruction
 * multiplies in each lane: two neighbouring numbers where the processor can do that, or one, widened.
 */
#ifndef GLMSH_TILES_H
#define GLMSH_TILES_H

#include "numbers.h"

/* What fits the registers: their width, and how many hold a row of sums. */
#if defined(__AVX512F__)
enum { LANES = 16, TILE_LANES = 4 };
#elif defined(__AVX__)
enum { LANES = 8, TILE_LANES = 2 };
#elif defined(__aarch64__)
enum { LANES = 4, TILE_LANES = 4 };
#else
enum { LANES = 4, TILE_LANES = 2 };
#endif
enum { TILE_ROWS = 4, TILE = TILE_LANES * LANES };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
/* Lanes anywhere in memory. */
typedef float some_lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(sizeof(float)), may_alias));

#ifdef __AVX512BF16__
#include <immintrin.h>
enum { DEPTH = 2 };
typedef uint32_t word;
typedef __m512i words;

static inline word word_of(bf16 first, bf16 second) {
    return first | (word)second << 16;
}

static inline words words_at(const word *place) {
    return _mm512_loadu_si512(place);
}

static inline lanes add_products(lanes sum, word a, words b) {
    return (lanes)_mm512_dpbf16_ps((__m512)sum, (__m512bh)_mm512_set1_epi32((int)a), (__m512bh)b);
}
#else
enum { DEPTH = 1 };
typedef float word;
typedef lanes words;

static inline word word_of(bf16 first, bf16 second) {
    return widen(first);
}

static inline words words_at(const word *place) {
    return *(const some_lanes *)place;
}

static inline lanes add_products(lanes sum, word a, words b) {
    return sum + a * b;
}
#endif

static inline int64_t up_to(int64_t multiple, int64_t count) {
    return (count + multiple - 1) / multiple * multiple;
}

/* c[TILE_ROWS, TILE] += a[TILE_ROWS, n] · b[n, TILE]; n counts words, and rows lie so many words or sums apart. */
static __attribute__((noinline)) void multiply_tile(
        const word *a, int64_t a_row, const word *b, int64_t b_row, int64_t n, float *c, int64_t c_row) {
    lanes sum[TILE_ROWS][TILE_LANES];
    for (int i = 0; i < TILE_ROWS; i++) {
        for (int j = 0; j < TILE_LANES; j++) {
            sum[i][j] = ((const some_lanes *)(c + i * c_row))[j];
        }
    }
    for (int64_t k = 0; k < n; k++) {
        for (int i = 0; i < TILE_ROWS; i++) {
            for (int j = 0; j < TILE_LANES; j++) {
                sum[i][j] = add_products(sum[i][j], a[i * a_row + k], words_at(b + k * b_row + j * LANES));
            }
        }
    }
    for (int i = 0; i < TILE_ROWS; i++) {
        for (int j = 0; j < TILE_LANES; j++) {
            ((some_lanes *)(c + i * c_row))[j] = sum[i][j];
        }
    }
}

/* c[rows, columns] += a[rows, n] · b[n, columns]; rows and columns are whole tiles. */
static inline void multiply_tiles(int64_t rows, int64_t columns, int64_t n, const word *a, int64_t a_row, const word *b,
        int64_t b_row, float *c, int64_t c_row) {
    for (int64_t j = 0; j < columns; j += TILE) {
        for (int64_t i = 0; i < rows; i += TILE_ROWS) {
            multiply_tile(a + i * a_row, a_row, b + j, b_row, n, c + i * c_row + j, c_row);
        }
    }
}

#endif

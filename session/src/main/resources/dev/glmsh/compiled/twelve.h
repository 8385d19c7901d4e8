/*
 * bfloat16 in 12 bits, without loss. Of an exponent's 8 bits a row's weights need four: 16 powers of two, up to that of the
 * row's largest weight. Zeros and the few weights below lie beside the row; their codes are the least there is.
 *
 * 128 columns of a row are three cache lines of bytes. The first two hold the lower halves, which are the significand and the
 * lowest bit of the power, of 64 columns each; the third holds sign and the other bits of the power: in its lower nibbles
 * those of the first 64 columns, in the upper ones those of the others.
 */
#ifndef GLMSH_TWELVE_H
#define GLMSH_TWELVE_H

#include "matrix.h"

#ifdef __AVX512BW__
#include <immintrin.h>
#endif

enum { PARTS_OF_TWELVE = 4, COLUMNS_OF_TWELVE = PARTS_OF_TWELVE * WORDS, LINE_OF_TWELVE = COLUMNS_OF_TWELVE / 2 };
enum { BLOCK_OF_TWELVE = 3 * LINE_OF_TWELVE /* bytes */, ROWS_AHEAD = 16, BYTES_AHEAD = 6144 };
enum { EXPONENT_BIT = 7, BIAS = 127 };
#define LEAST_OF_TWELVE 0x1p-15f

typedef uint8_t bytes_of_twelve __attribute__((vector_size(LINE_OF_TWELVE)));

/* A weight is its code, a number of at least 2^-15 and below 2, times the row's unit. */
typedef struct {
    float unit;
    int32_t first; /* of the row's exceptions */
} twelve_row;

typedef struct {
    int32_t column;
    float weight;
} twelve_exception;

/* As Java writes it. */
typedef struct {
    const uint8_t *codes;   /* [rows, blocks, 3, 64] */
    const twelve_row *rows; /* [rows + 1] */
    const twelve_exception *exceptions;
} twelve;

static inline int64_t blocks_of_twelve(int64_t columns) {
    return (columns + COLUMNS_OF_TWELVE - 1) / COLUMNS_OF_TWELVE;
}

/* The upper bytes of the codes of 64 columns, from nibbles that are the lower halves of bytes or the upper ones. */
static inline bytes_of_twelve upper_bytes(bytes_of_twelve nibbles, int upper) {
    return upper ? (nibbles & 0x80) | (nibbles >> 4 & 7) | 0x38 : (nibbles << 4 & 0x80) | (nibbles & 7) | 0x38;
}

/* What is added to a code's bits to multiply it by a row's unit, a power of two. */
static inline uint16_t moved_by(float unit) {
    uint32_t bits;
    memcpy(&bits, &unit, sizeof bits);
    return (uint16_t)(((bits >> 23) - BIAS) << EXPONENT_BIT);
}

/* The weights of a block as they were, but for exceptions. */
static inline void open_block(const uint8_t *block, uint16_t moved, bf16 *out) {
    bytes_of_twelve nibbles;
    memcpy(&nibbles, block + 2 * LINE_OF_TWELVE, sizeof nibbles);
    for (int half = 0; half < 2; half++) {
        bytes_of_twelve upper = upper_bytes(nibbles, half);
        for (int i = 0; i < LINE_OF_TWELVE; i++) {
            out[half * LINE_OF_TWELVE + i] = (block[half * LINE_OF_TWELVE + i] | upper[i] << 8) + moved;
        }
    }
}

/* Half of the words of 64 columns, as bfloat16: the columns of the pairs are those that column_of_pair says. */
static inline __attribute__((always_inline)) words_of_pairs words_of_twelve(
        const uint8_t *lower, bytes_of_twelve upper, int second) {
#ifdef __AVX512BW__
    __m512i below = _mm512_loadu_si512(lower), above = (__m512i)upper;
    return (words_of_pairs)(second ? _mm512_unpackhi_epi8(below, above) : _mm512_unpacklo_epi8(below, above));
#else
    uint8_t bytes[2][WORDS] __attribute__((aligned(LINE_OF_TWELVE)));
    memcpy(bytes, &upper, sizeof bytes);
    words_of_pairs words;
    for (int i = 0; i < WORDS; i++) {
        words[i] = lower[second * WORDS + i] | bytes[second][i] << 8;
    }
    return words;
#endif
}

/* The first of a pair's two neighbouring columns in a block. */
static inline int column_of_pair(int part, int pair) {
#ifdef __AVX512BW__
    return part / 2 * LINE_OF_TWELVE + pair / 4 * 16 + part % 2 * 8 + pair % 4 * 2;
#else
    return part * WORDS + pair * 2;
#endif
}

/* The columns with those that fill up the last block. */
static inline int64_t whole_blocks(int64_t columns) {
    return blocks_of_twelve(columns) * COLUMNS_OF_TWELVE;
}

/* As pairs of bfloat16 in the order of the products, with zeros where there is no column. */
static inline void encode_blocks(const operand *x, int64_t columns) {
    for (int64_t from = 0; from < columns; from += COLUMNS_OF_TWELVE) {
        float last[COLUMNS_OF_TWELVE] = {0};
        int64_t rest = columns - from;
        memcpy(last, x->wide + from, (rest < COLUMNS_OF_TWELVE ? rest : COLUMNS_OF_TWELVE) * sizeof(float));
        for (int part = 0; part < PARTS_OF_TWELVE; part++) {
            for (int pair = 0; pair < PAIRS; pair++) {
                pair_up(last + column_of_pair(part, pair), pair, x->halves + from + part * WORDS);
            }
        }
    }
}

static inline float codes_of_twelve(const uint8_t *codes, const half_of_pair *x, int64_t blocks) {
    pair_sums sums[PARTS_OF_TWELVE] = {{0}};
    for (int64_t b = 0; b < blocks; b++) {
        const uint8_t *block = codes + b * BLOCK_OF_TWELVE;
        for (int line = 0; line < BLOCK_OF_TWELVE; line += LINE_OF_TWELVE) {
            __builtin_prefetch(block + line + BYTES_AHEAD);
        }
        bytes_of_twelve nibbles;
        memcpy(&nibbles, block + 2 * LINE_OF_TWELVE, sizeof nibbles);
        for (int part = 0; part < PARTS_OF_TWELVE; part++) {
            words_of_pairs weights =
                    words_of_twelve(block + part / 2 * LINE_OF_TWELVE, upper_bytes(nibbles, part / 2), part % 2);
            sums[part] = add_pairs(sums[part], weights, x + b * COLUMNS_OF_TWELVE + part * WORDS);
        }
    }
    return total_of_pairs((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

static inline float row_of_twelve(const twelve *m, int64_t row, const operand *x, int64_t blocks) {
    const twelve_row *place = m->rows + row;
    __builtin_prefetch(place + ROWS_AHEAD);
    __builtin_prefetch(m->exceptions + place->first + ROWS_AHEAD);
    float sum = codes_of_twelve(m->codes + row * blocks * BLOCK_OF_TWELVE, x->halves, blocks) * place->unit;
    for (int32_t i = place->first; i < place[1].first; i++) {
        const twelve_exception *e = m->exceptions + i;
        sum += (e->weight - place->unit * LEAST_OF_TWELVE) * x->wide[e->column];
    }
    return sum;
}

#endif

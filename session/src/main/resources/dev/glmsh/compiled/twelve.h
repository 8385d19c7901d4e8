/*
 * bfloat16 in 12 bits, without loss. Of an exponent's 8 bits a row's weights need four: 16 powers of two, up to that of the
 * row's largest weight. Zeros and the few weights below lie beside the row; their codes are the least there is.
 *
 * 128 columns of a row are three cache lines of 16-bit words. A word of the first two holds sign and mantissa of two weights,
 * in bits 15 and 6 to 0, and in bits 14 and 13 to 7; a word of the third holds the exponents of all four, the lowest first.
 * Each of the four is of another 32 columns; odd words hold the second half of these.
 */
#ifndef GLMSH_TWELVE_H
#define GLMSH_TWELVE_H

#include "matrix.h"

enum { PARTS_OF_TWELVE = 4, COLUMNS_OF_TWELVE = PARTS_OF_TWELVE * WORDS, LINES_OF_TWELVE = 3 };
enum { BLOCK_OF_TWELVE = LINES_OF_TWELVE * WORDS /* words */ };
#define LEAST_OF_TWELVE 0x1p-15f

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
    const uint16_t *codes;  /* [rows, blocks, 3, 32] */
    const twelve_row *rows; /* [rows + 1] */
    const twelve_exception *exceptions;
} twelve;

static inline int64_t blocks_of_twelve(int64_t columns) {
    return (columns + COLUMNS_OF_TWELVE - 1) / COLUMNS_OF_TWELVE;
}

/* The codes of a block as bfloat16. */
static inline __attribute__((always_inline)) void open_twelve(const uint16_t *block, words_of_pairs *out) {
    words_of_pairs first, second, exponents;
    memcpy(&first, block, sizeof first);
    memcpy(&second, block + WORDS, sizeof second);
    memcpy(&exponents, block + 2 * WORDS, sizeof exponents);
    out[0] = (first & 0x807f) | 0x3800 | (exponents << 7 & 0x780);
    out[1] = (first >> 7 & 0x7f) | 0x3800 | (first << 1 & 0x8000) | (exponents << 3 & 0x780);
    out[2] = (second & 0x807f) | 0x3800 | (exponents >> 1 & 0x780);
    out[3] = (second >> 7 & 0x7f) | 0x3800 | (second << 1 & 0x8000) | (exponents >> 5 & 0x780);
}

static inline float codes_of_twelve(const uint16_t *codes, const half_of_pair *x, int64_t blocks) {
    pair_sums sums[PARTS_OF_TWELVE] = {{0}};
    for (int64_t b = 0; b < blocks; b++) {
        const uint16_t *block = codes + b * BLOCK_OF_TWELVE;
        for (int line = 0; line < LINES_OF_TWELVE; line++) {
            __builtin_prefetch((const char *)(block + line * WORDS) + AHEAD);
        }
        words_of_pairs weights[PARTS_OF_TWELVE];
        open_twelve(block, weights);
        for (int part = 0; part < PARTS_OF_TWELVE; part++) {
            sums[part] = add_pairs(sums[part], weights[part], x + b * COLUMNS_OF_TWELVE + part * WORDS);
        }
    }
    return total_of_pairs((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

static inline float row_of_twelve(const twelve *m, int64_t row, const operand *x, int64_t blocks) {
    const twelve_row *place = m->rows + row;
    float sum = codes_of_twelve(m->codes + row * blocks * BLOCK_OF_TWELVE, x->halves, blocks) * place->unit;
    for (int32_t i = place->first; i < place[1].first; i++) {
        const twelve_exception *e = m->exceptions + i;
        sum += (e->weight - place->unit * LEAST_OF_TWELVE) * x->wide[e->column];
    }
    return sum;
}

#endif

/* Matrices of [rows, columns] as they lie in memory, and the forms in which a vector is multiplied by them. */
#ifndef GLMSH_MATRIX_H
#define GLMSH_MATRIX_H

#include "pairs.h"

#if defined(__AVX512VNNI__) && defined(__AVX512VBMI__) && defined(__AVX512VL__)
/* Four products of 8 bits at once; 8-bit matrices want the vector's codes without a sign. */
#include <immintrin.h>
#define FOUR_AT_ONCE
typedef int8_t code;
enum { SIGN = 128 };
#else
typedef int16_t code;
#endif

enum { AHEAD = 4096 /* bytes that are fetched ahead */ };
enum { ROWS_OF_BF16 = 16, ROWS_OF_TWELVE = 12, BLOCKS_OF_INT4 = 4, PIECES_OF_INT8 = 8, PIECES_OF_W8A8 = 88 };
enum { MOST = 127, FINER = 2 * MOST };

/* Some rows of an 8-bit matrix; as Java writes it. */
typedef struct {
    const int8_t *codes;
    const float *scales;
} packed_piece;

/* As Java writes it: nine numbers of 64 bits. */
typedef struct {
    int64_t format;
    int64_t rows, columns;
    int64_t group;     /* weights that share a scale in a row, of 4-bit matrices; columns of a block, of 8-bit ones */
    int64_t block;     /* rows that lie together, of both */
    int64_t piece;     /* rows of a piece, of 8-bit matrices */
    const void *codes; /* the weights, the pieces of 8-bit ones, or what describes those of 12 bits */
    const bf16 *scales;
    const bf16 *bias; /* [rows], or null */
} matrix;

/* A vector in the forms that products need; each thread has its own. */
typedef struct {
    float *wide;          /* [columns] */
    half_of_pair *halves; /* [whole blocks of columns], of bfloat16 */
    code *codes;          /* [columns], 8 bits each; for 8-bit matrices two digits of [fours of columns] */
    float *units, *sums; /* [groups], what a code is worth, and the sum of a group */
} operand;

static inline int64_t groups_of(const matrix *m) {
    return m->format == BLOCKS_OF_INT4 ? m->columns / m->group : 1;
}

/* Rounds a group to 8 bits with a scale of its own. */
static inline void encode(const operand *x, int64_t from, int64_t count, float *unit, float *total) {
    float most = 1e-30f;
    for (int64_t i = from; i < from + count; i++) {
        most = __builtin_fmaxf(most, __builtin_fabsf(x->wide[i]));
    }
    *unit = most / MOST;
    float scale = MOST / most, sum = 0;
    for (int64_t i = from; i < from + count; i++) {
        float whole = __builtin_rintf(x->wide[i] * scale);
        x->codes[i] = (code)whole;
        sum += whole;
    }
    *total = sum * *unit;
}

/* The columns with those that fill up the last four. */
static inline int64_t fours(int64_t columns) {
    return (columns + 3) / 4 * 4;
}

/* Rounds the whole vector as the prompt's kernels do: to 8 bits, and what that leaves to a second digit. */
static inline void encode_digits(const operand *x, int64_t columns, int64_t digits) {
    float most = 0;
    for (int64_t i = 0; i < columns; i++) {
        most = __builtin_fmaxf(most, __builtin_fabsf(x->wide[i]));
    }
    float unit = __builtin_fmaxf(most / MOST, 1e-30f);
    int64_t all = fours(columns);
    memset(x->codes, 0, digits * all * sizeof(code));
    for (int64_t i = 0; i < columns; i++) {
        float scaled = x->wide[i] / unit, whole = __builtin_rintf(scaled);
        x->codes[i] = (code)whole;
        if (digits == 2) {
            x->codes[all + i] = (code)__builtin_rintf((scaled - whole) * FINER);
        }
    }
    x->units[0] = unit;
}

/* Brings the codes of 8-bit matrices into the order of the products. */
static inline void arrange(code *codes, int64_t count) {
#ifdef FOUR_AT_ONCE
    for (int64_t i = 0; i < count; i++) {
        codes[i] ^= SIGN;
    }
#else /* of each four the even ones come first */
    for (int64_t i = 0; i < count; i += 4) {
        code second = codes[i + 1];
        codes[i + 1] = codes[i + 2];
        codes[i + 2] = second;
    }
#endif
}

/* As pairs of bfloat16, of which it has the precision already. */
static inline void encode_pairs(const operand *x, int64_t columns) {
    for (int64_t i = 0; i < columns / WORDS * WORDS; i += 2) {
        pair_up(x->wide + i, i % WORDS / 2, x->halves + i / WORDS * WORDS);
    }
}

#endif

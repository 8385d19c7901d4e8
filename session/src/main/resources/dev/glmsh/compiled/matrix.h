/* Matrices of [rows, columns] as they lie in memory, and the forms in which a vector is multiplied by them. */
#ifndef GLMSH_MATRIX_H
#define GLMSH_MATRIX_H

#include "numbers.h"

enum { ROWS_OF_BF16 = 16, BLOCKS_OF_INT4 = 4, PIECES_OF_INT8 = 8, PIECES_OF_W8A8 = 88 };
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
    const void *codes; /* the weights, or the pieces of 8-bit ones */
    const bf16 *scales;
    const bf16 *bias; /* [rows], or null */
} matrix;

/* A vector in the forms that products need; each thread has its own. */
typedef struct {
    float *wide;         /* [columns] */
    int16_t *codes;      /* [columns], 8 bits each; for 8-bit matrices two digits of [fours of columns] */
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
        float code = __builtin_rintf(x->wide[i] * scale);
        x->codes[i] = (int16_t)code;
        sum += code;
    }
    *total = sum * *unit;
}

/* The columns with those that fill up the last four. */
static inline int64_t fours(int64_t columns) {
    return (columns + 3) / 4 * 4;
}

/*
 * Rounds the whole vector as the prompt's kernels do: to 8 bits, and what that leaves to a second digit. Of each four columns
 * the even ones come first.
 */
static inline void encode_fours(const operand *x, int64_t columns, int64_t digits) {
    float most = 0;
    for (int64_t i = 0; i < columns; i++) {
        most = __builtin_fmaxf(most, __builtin_fabsf(x->wide[i]));
    }
    float unit = __builtin_fmaxf(most / MOST, 1e-30f);
    int64_t all = fours(columns);
    memset(x->codes, 0, digits * all * sizeof(int16_t));
    for (int64_t i = 0; i < columns; i++) {
        float scaled = x->wide[i] / unit, code = __builtin_rintf(scaled);
        x->codes[i] = (int16_t)code;
        if (digits == 2) {
            x->codes[all + i] = (int16_t)__builtin_rintf((scaled - code) * FINER);
        }
    }
    for (int64_t i = 0; i < digits * all; i += 4) {
        int16_t second = x->codes[i + 1];
        x->codes[i + 1] = x->codes[i + 2];
        x->codes[i + 2] = second;
    }
    x->units[0] = unit;
}

/* Brings x->wide into the form that m's product needs. Any thread, for itself. */
static inline void prepare(const matrix *m, const operand *x) {
    if (m->format == ROWS_OF_BF16) {
        return;
    }
    if (m->format != BLOCKS_OF_INT4) {
        encode_fours(x, m->columns, m->format == PIECES_OF_INT8 ? 2 : 1);
        return;
    }
    int64_t groups = groups_of(m), width = m->columns / groups;
    for (int64_t g = 0; g < groups; g++) {
        encode(x, g * width, width, &x->units[g], &x->sums[g]);
    }
}

#endif

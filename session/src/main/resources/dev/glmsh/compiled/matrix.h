/*
 * One vector times a matrix of [rows, columns], each weight read once, in order, and fetched ahead by a few kilobytes:
 * what limits it is how fast memory is read. Every function is called by all threads of a team and ends with a barrier.
 */
#ifndef GLMSH_MATRIX_H
#define GLMSH_MATRIX_H

#include "numbers.h"

enum { ROWS_OF_BF16 = 16, BLOCKS_OF_INT4 = 4 };
enum { AHEAD = 4096, PART = 32, MOST = 127 };

/* As Java writes it: eight numbers of 64 bits. */
typedef struct {
    int64_t format;
    int64_t rows, columns;
    int64_t group;     /* weights that share a scale in a row, of 4-bit matrices */
    int64_t block;     /* rows that lie together, of 4-bit matrices */
    const void *codes; /* the weights */
    const bf16 *scales;
    const bf16 *bias; /* [rows], or null */
} matrix;

/* A vector in the forms that products need; each thread has its own. */
typedef struct {
    float *wide;         /* [columns] */
    int16_t *codes;      /* [columns], 8 bits each */
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

/* Brings x->wide into the form that m's product needs. Any thread, for itself. */
static inline void prepare(const matrix *m, const operand *x) {
    if (m->format == ROWS_OF_BF16) {
        return;
    }
    int64_t groups = groups_of(m), width = m->columns / groups;
    for (int64_t g = 0; g < groups; g++) {
        encode(x, g * width, width, &x->units[g], &x->sums[g]);
    }
}

static inline float row_of_bf16(const bf16 *row, const float *x, int64_t columns) {
    float sum = 0;
    int64_t i = 0;
    for (; i + PART <= columns; i += PART) {
        __builtin_prefetch((const char *)(row + i) + AHEAD);
        for (int j = 0; j < PART; j++) {
            sum += widen(row[i + j]) * x[i + j];
        }
    }
    for (; i < columns; i++) {
        sum += widen(row[i]) * x[i];
    }
    return sum;
}

static inline void finish(const matrix *m, int64_t row, float value, bf16 *out) {
    out[row] = narrow(m->bias ? value + widen(m->bias[row]) : value);
}

#define HALF 32
#define NAME(what) what##_64
#include "int4.h"
#define HALF 16
#define NAME(what) what##_32
#include "int4.h"

/* out[rows] = m · x + bias, for an x that is prepared. */
static inline void multiply(const matrix *m, const operand *x, bf16 *out) {
    if (m->format == ROWS_OF_BF16) {
#pragma omp for schedule(dynamic, 16)
        for (int64_t row = 0; row < m->rows; row++) {
            const bf16 *weights = (const bf16 *)m->codes + row * m->columns;
            finish(m, row, row_of_bf16(weights, x->wide, m->columns), out);
        }
    } else if (m->block == 64) {
#pragma omp for schedule(dynamic, 1)
        for (int64_t block = 0; block < m->rows / 64; block++) {
            rows_64(m, x, block, out);
        }
    } else {
#pragma omp for schedule(dynamic, 2)
        for (int64_t block = 0; block < m->rows / 32; block++) {
            rows_32(m, x, block, out);
        }
    }
}

#endif

/*
 * One vector times a matrix of [rows, columns], each weight read once, in order, and fetched ahead by a few kilobytes:
 * what limits it is how fast memory is read. Every function is called by all threads of a team and ends with a barrier.
 */
#ifndef GLMSH_MULTIPLY_H
#define GLMSH_MULTIPLY_H

#include "matrix.h"

#include <omp.h>

enum { AHEAD = 4096, PART = 32, MOST_BLOCKS = 16 };

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

static inline bf16 biased(const matrix *m, int64_t row, float value) {
    return narrow(m->bias ? value + widen(m->bias[row]) : value);
}

#define HALF 32
#define NAME(what) what##_64
#include "int4.h"
#define HALF 16
#define NAME(what) what##_32
#include "int4.h"

/* Some blocks of one piece of an 8-bit matrix. */
typedef struct {
    int64_t piece, rows; /* the piece and its rows */
    int64_t from, to;    /* blocks of it */
} part;

static inline int64_t up(int64_t count, int64_t each) {
    return (count + each - 1) / each;
}

#define ROWS 48
#define NAME(what) what##_of_48
#include "int8.h"
#define ROWS 32
#define NAME(what) what##_of_32
#include "int8.h"
#define ROWS 16
#define NAME(what) what##_of_16
#include "int8.h"
#define ROWS 8
#define NAME(what) what##_of_8
#include "int8.h"

static inline void blocks_of(const matrix *m, const operand *x, const part *p, bf16 *out) {
    switch (m->block) {
        case 48: return blocks_of_48(m, x, p, out);
        case 32: return blocks_of_32(m, x, p, out);
        case 16: return blocks_of_16(m, x, p, out);
        default: return blocks_of_8(m, x, p, out);
    }
}

/* A thread takes some blocks at a time: many, so that it reads on, but few enough that all end together. */
static inline void multiply_pieces(const matrix *m, const operand *x, bf16 *out) {
    int64_t all = up(m->rows, m->block), most = up(m->piece, m->block), chunk = all / (4 * omp_get_num_threads()) + 1;
    chunk = chunk < MOST_BLOCKS ? chunk : MOST_BLOCKS;
#pragma omp for schedule(dynamic, 1)
    for (int64_t task = 0; task < up(m->rows, m->piece) * up(most, chunk); task++) {
        part p = {.piece = task / up(most, chunk), .from = task % up(most, chunk) * chunk};
        int64_t rest = m->rows - p.piece * m->piece;
        p.rows = rest < m->piece ? rest : m->piece;
        int64_t blocks = up(p.rows, m->block);
        p.to = p.from + chunk < blocks ? p.from + chunk : blocks;
        if (p.from < p.to) {
            blocks_of(m, x, &p, out + p.piece * m->piece);
        }
    }
}

/* out[rows] = m · x + bias, for an x that is prepared. */
static inline void multiply(const matrix *m, const operand *x, bf16 *out) {
    if (m->format == ROWS_OF_BF16) {
#pragma omp for schedule(dynamic, 16)
        for (int64_t row = 0; row < m->rows; row++) {
            const bf16 *weights = (const bf16 *)m->codes + row * m->columns;
            out[row] = biased(m, row, row_of_bf16(weights, x->wide, m->columns));
        }
    } else if (m->format != BLOCKS_OF_INT4) {
        multiply_pieces(m, x, out);
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

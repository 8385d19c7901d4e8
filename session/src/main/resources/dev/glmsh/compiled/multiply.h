/*
 * One vector times a matrix of [rows, columns], each weight read once, in order, and fetched ahead by a few kilobytes:
 * what limits it is how fast memory is read. Every function that takes a team is called by all of its threads.
 */
#ifndef GLMSH_MULTIPLY_H
#define GLMSH_MULTIPLY_H

#include "matrix.h"
#include "rows.h"
#include "team.h"
#include "twelve.h"

enum { MOST_BLOCKS = 16, LEAST_ROWS = 16, MOST_ROWS = 256, MOST_BLOCKS_OF_INT4 = 8, SCALES_AHEAD = 1 /* groups */ };

/* Brings x->wide into the form that m's product needs. Any thread, for itself. */
static inline void prepare(const matrix *m, const operand *x) {
    if (m->format == ROWS_OF_BF16) {
        encode_pairs(x, m->columns);
        return;
    }
    if (m->format == ROWS_OF_TWELVE) {
        encode_blocks(x, m->columns);
        return;
    }
    if (m->format != BLOCKS_OF_INT4) {
        int64_t digits = m->format == PIECES_OF_INT8 ? 2 : 1;
        encode_digits(x, m->columns, digits);
        arrange(x->codes, digits * fours(m->columns));
        return;
    }
    int64_t groups = groups_of(m), width = m->columns / groups;
    for (int64_t g = 0; g < groups; g++) {
        encode(x, g * width, width, &x->units[g], &x->sums[g]);
    }
}

static inline bf16 biased(const matrix *m, int64_t row, float value) {
    return narrow(m->bias ? value + widen(m->bias[row]) : value);
}

typedef int32_t whole_sums __attribute__((vector_size(PAIRS * sizeof(int32_t))));

/* What a group of 4-bit weights adds to some rows; scales and shifts lie side by side. */
static inline pair_sums scaled(whole_sums whole, const bf16 *scales, float unit, float sum) {
    pairs both;
    memcpy(&both, scales, sizeof both);
    pair_sums product = __builtin_convertvector(whole, pair_sums) * unit;
    return (product - 8 * sum) * (pair_sums)(both << 16) + (pair_sums)(both & 0xffff0000) * sum;
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

/* Of all pieces; all but the last have as many, and each a whole number of them. */
static inline int64_t blocks_of_pieces(const matrix *m) {
    return m->rows / m->piece * (m->piece / m->block) + up(m->rows % m->piece, m->block);
}

/* A thread takes some blocks at a time: many, so that it reads on, but few enough that all end together. */
static inline void multiply_pieces(const team *t, const matrix *m, const operand *x, bf16 *out) {
    int64_t all = up(m->rows, m->block), most = up(m->piece, m->block), chunk = all / (4 * t->threads) + 1;
    chunk = chunk < MOST_BLOCKS ? chunk : MOST_BLOCKS;
    int64_t count = up(m->rows, m->piece) * up(most, chunk);
    for (int64_t task = tasks(t, 1); task < count; task = tasks(t, 1)) {
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

/* Rows of bfloat16, in 16 bits or 12. */
static inline void multiply_rows(const team *t, const matrix *m, const operand *x, bf16 *out) {
    int64_t blocks = blocks_of_twelve(m->columns), from, count;
    while ((count = share_of_tasks(t, m->rows, LEAST_ROWS, MOST_ROWS, &from))) {
        for (int64_t row = from; row < from + count; row++) {
            float sum = m->format == ROWS_OF_TWELVE
                    ? row_of_twelve(m->codes, row, x, blocks)
                    : row_of_bf16((const bf16 *)m->codes + row * m->columns, x, m->columns);
            out[row] = biased(m, row, sum);
        }
    }
}

static inline void multiply_blocks(const team *t, const matrix *m, const operand *x, bf16 *out) {
    int64_t from, count;
    while ((count = share_of_tasks(t, m->rows / m->block, 1, MOST_BLOCKS_OF_INT4, &from))) {
        for (int64_t block = from; block < from + count; block++) {
            if (m->block == 64) {
                rows_64(m, x, block, out);
            } else {
                rows_32(m, x, block, out);
            }
        }
    }
}

/* out[rows] = m · x + bias, for an x that is prepared. */
static inline void multiply(const team *t, const matrix *m, const operand *x, bf16 *out) {
    switch (m->format) {
        case ROWS_OF_BF16:
        case ROWS_OF_TWELVE: multiply_rows(t, m, x, out); break;
        case BLOCKS_OF_INT4: multiply_blocks(t, m, x, out); break;
        default: multiply_pieces(t, m, x, out);
    }
    meet_all(t);
}

#endif

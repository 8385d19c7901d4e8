/*
 * Several vectors times a matrix. A block of rows is brought into the order of the products once for some vectors, group by
 * group of columns, and meets them tile by tile: what is summed stays in registers. A vector's sums do not depend on which
 * others come with it. Processors that multiply whole tiles at once are left to LibTorch, whose kernels use that.
 */
#ifndef GLMSH_MANY_H
#define GLMSH_MANY_H

#include "multiply.h"
#include "workspace.h"

#if defined(FOUR_AT_ONCE) && !defined(__AMX_INT8__)
#define MANY_AT_ONCE

enum { VECTORS_OF_TILE = 6, VECTORS_AT_ONCE = 258, ROWS_OF_MANY = 64, PARTS_OF_MANY = ROWS_OF_MANY / PAIRS };
enum { LEAST_GROUP = 16, MOST_OF_GROUP = 256, COLUMNS_OF_MANY = 128 /* of bfloat16 that make a group */ };
enum { GROUP_OF_PACKED = 512 };

/* Vectors in the form of the products: bfloat16, or digits of 8 bits, each group of columns or the whole with a scale. */
typedef struct {
    char *codes;         /* [groups, count, digits, group] */
    float *units, *sums; /* [groups, count] */
    int64_t count;
} vectors;

/* What a thread needs: a group of a block's weights, and sums of some vectors. */
typedef struct {
    char *weights; /* [group / 4, ROWS_OF_MANY, 4] bytes, or [group / 2, ROWS_OF_MANY] pairs of bfloat16 */
    bf16 *rows;    /* [ROWS_OF_MANY, COLUMNS_OF_MANY], where they lie otherwise in memory */
    float *sums;   /* [VECTORS_AT_ONCE and one more, ROWS_OF_MANY] */
    int32_t *next; /* [ROWS_OF_MANY], the exceptions that come next */
} many_space;

/* Some of the vectors and where the results of a block go. */
typedef struct {
    const vectors *vectors;
    int64_t from, count;
    bf16 *out; /* [vectors, stride] */
    int64_t stride;
} some_vectors;

static inline int64_t lay_out_many(char *buffer, many_space *space) {
    int64_t used = 0;
    space->weights = take(buffer, &used, larger(MOST_OF_GROUP, COLUMNS_OF_MANY * sizeof(bf16)) * ROWS_OF_MANY);
    space->rows = take(buffer, &used, ROWS_OF_MANY * COLUMNS_OF_MANY * sizeof(bf16));
    space->sums = take(buffer, &used, (VECTORS_AT_ONCE + 1) * ROWS_OF_MANY * sizeof(float));
    space->next = take(buffer, &used, ROWS_OF_MANY * sizeof(int32_t));
    return used;
}

static inline int64_t lay_out_vectors(int64_t columns, int64_t count, char *buffer, vectors *v) {
    int64_t used = 0, groups = up(columns, LEAST_GROUP);
    v->codes = take(buffer, &used, count * whole_blocks(columns) * sizeof(bf16));
    v->units = take(buffer, &used, count * groups * sizeof(float));
    v->sums = take(buffer, &used, count * groups * sizeof(float));
    v->count = count;
    return used;
}

/* How many vectors the next tile takes of so many: few tiles, of much the same size. */
static inline int64_t next_tile(int64_t rest, int64_t most) {
    return up(rest, up(rest, most));
}

#include "many4.h"
#include "many8.h"
#include "many16.h"

static inline int multiplies_many(const matrix *m) {
    switch (m->format) {
        case BLOCKS_OF_INT4: return m->block == ROWS_OF_MANY && m->group <= MOST_OF_GROUP;
        case PIECES_OF_INT8:
        case PIECES_OF_W8A8: return m->block == ROWS_OF_PACKED && m->group <= GROUP_OF_PACKED;
        default: return MANY_OF_BF16;
    }
}

/* Puts x->wide among the vectors of a matrix. Any thread, for itself. */
static inline void place(const matrix *m, const operand *x, const vectors *v, int64_t index) {
    switch (m->format) {
        case BLOCKS_OF_INT4: return place_codes(m, x, v, index);
        case PIECES_OF_INT8:
        case PIECES_OF_W8A8: return place_digits(m, x, v, index);
        default: place_bf16(x->wide, m->columns, v, index);
    }
}

/* A block's rows for some of the vectors. */
static inline void multiply_block(const matrix *m, int64_t block, const some_vectors *s, const many_space *space) {
    memset(space->sums, 0, s->count * ROWS_OF_MANY * sizeof(float));
    if (m->format == BLOCKS_OF_INT4) {
        add_block_of_int4(m, block, s, space);
    } else {
        add_block_of_bf16(m, block, s, space);
    }
    int64_t row = block * ROWS_OF_MANY, rest = m->rows - row, rows = rest < ROWS_OF_MANY ? rest : ROWS_OF_MANY;
    for (int64_t i = 0; i < s->count; i++) {
        for (int64_t r = 0; r < rows; r++) {
            s->out[(s->from + i) * s->stride + row + r] = biased(m, row + r, space->sums[i * ROWS_OF_MANY + r]);
        }
    }
}

/* out[v->count, m->rows], rows so far apart. All threads of a team, which meet at its end. */
static inline void multiply_many(const team *t, const matrix *m, const vectors *v, const many_space *space, bf16 *out,
        int64_t stride) {
    int packed = m->format == PIECES_OF_INT8 || m->format == PIECES_OF_W8A8;
    int64_t count = packed ? blocks_of_pieces(m) : up(m->rows, ROWS_OF_MANY), most = VECTORS_AT_ONCE / digits_of(m);
    for (int64_t task = tasks(t, 1); task < count; task = tasks(t, 1)) {
        for (int64_t from = 0; from < v->count; from += most) {
            int64_t rest = v->count - from;
            some_vectors some = {v, from, rest < most ? rest : most, out, stride};
            if (packed) {
                multiply_packed_block(m, task, &some, space);
            } else {
                multiply_block(m, task, &some, space);
            }
        }
    }
    meet_all(t);
}
#endif

#endif

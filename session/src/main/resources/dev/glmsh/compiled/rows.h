/* A row of bfloat16 times a vector. */
#ifndef GLMSH_ROWS_H
#define GLMSH_ROWS_H

#include "matrix.h"

enum { PARTS_OF_ROW = 4 };

static inline float row_of_bf16(const bf16 *row, const operand *x, int64_t columns) {
    pair_sums sums[PARTS_OF_ROW] = {{0}};
    int64_t i = 0;
    for (; i + PARTS_OF_ROW * WORDS <= columns; i += PARTS_OF_ROW * WORDS) {
        for (int part = 0; part < PARTS_OF_ROW; part++) {
            const bf16 *place = row + i + part * WORDS;
            words_of_pairs weights;
            memcpy(&weights, place, sizeof weights);
            __builtin_prefetch((const char *)place + AHEAD);
            sums[part] = add_pairs(sums[part], weights, x->halves + i + part * WORDS);
        }
    }
    float rest = 0;
    for (; i < columns; i++) {
        rest += widen(row[i]) * x->wide[i];
    }
    return total_of_pairs((sums[0] + sums[1]) + (sums[2] + sums[3])) + rest;
}

#endif

/* From bfloat16 to 12 bits and back, see twelve.h. What comes back is what was there, to the bit. */
#include <omp.h>

#include "pages.h"
#include "twelve.h"

enum { SIGNIFICAND = 0x7f, MOST_EXPONENT = 0xff, POWERS = 16, ROWS_AT_ONCE = 64 };

/* Rows of weights and where they go; as Java writes it. */
typedef struct {
    const bf16 *weights; /* [rows, columns] */
    int64_t rows, columns;
    uint8_t *codes;               /* of these rows */
    twelve_row *places;           /* of these rows and the next one */
    twelve_exception *exceptions; /* of the whole matrix */
} compacted;

static inline int exponent_of(bf16 weight) {
    return weight >> EXPONENT_BIT & MOST_EXPONENT;
}

/*
 * The exponent of the row's largest weight, but no less than that the lowest of its powers is a normal number; 0 for a row of
 * zeros.
 */
static inline int top_exponent(const bf16 *row, int64_t columns) {
    uint16_t most = 0, any = 0;
    for (int64_t i = 0; i < columns; i++) {
        uint16_t size = row[i] & 0x7fff;
        most = size > most ? size : most;
        any |= row[i];
    }
    int top = most >> EXPONENT_BIT;
    return !any ? 0 : top < POWERS ? POWERS : top;
}

static inline float power_of_two(int exponent) {
    return widen((bf16)(exponent << EXPONENT_BIT));
}

static inline int32_t count_exceptions(const bf16 *row, int64_t columns, int top) {
    int32_t count = 0;
    for (int64_t i = 0; i < columns; i++) {
        count += exponent_of(row[i]) + POWERS <= top;
    }
    return count;
}

/* Finds the units of rows and counts exceptions, the first of which has the given number. Gives the next, -1 for infinities. */
int64_t glmsh_survey(const compacted *c, int64_t first, int64_t threads) {
    int finite = 1;
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1) reduction(&& : finite)
    for (int64_t from = 0; from < c->rows; from += ROWS_AT_ONCE) {
        int64_t to = from + ROWS_AT_ONCE < c->rows ? from + ROWS_AT_ONCE : c->rows;
        meet_pages(c->weights + from * c->columns, (to - from) * c->columns * sizeof(bf16));
        for (int64_t row = from; row < to; row++) {
            const bf16 *weights = c->weights + row * c->columns;
            int top = top_exponent(weights, c->columns);
            int32_t count = count_exceptions(weights, c->columns, top);
            finite = finite && top < MOST_EXPONENT;
            c->places[row].unit = power_of_two(top);
            c->places[row].first = count;
        }
    }
    int64_t next = first;
    for (int64_t row = 0; row < c->rows; row++) {
        int64_t count = c->places[row].first;
        c->places[row].first = (int32_t)next;
        next += count;
    }
    c->places[c->rows].first = (int32_t)next;
    return finite && next <= INT32_MAX ? next : -1;
}

/* A weight's code as bfloat16; of exceptions, as of the least power of two. */
static inline uint16_t code_of(bf16 weight, int top) {
    int power = exponent_of(weight) + POWERS - 1 - top;
    return power < 0 ? 0 : (weight & 0x807f) | power << EXPONENT_BIT;
}

static inline uint8_t nibble_of(uint16_t code) {
    return (code >> 12 & 8) | (code >> 8 & 7);
}

static inline void close_block(const bf16 *weights, int top, uint8_t *block) {
    for (int i = 0; i < LINE_OF_TWELVE; i++) {
        uint16_t first = code_of(weights[i], top), second = code_of(weights[LINE_OF_TWELVE + i], top);
        block[i] = (uint8_t)first;
        block[LINE_OF_TWELVE + i] = (uint8_t)second;
        block[2 * LINE_OF_TWELVE + i] = nibble_of(first) | nibble_of(second) << 4;
    }
}

static inline void close_row(const bf16 *row, int64_t columns, int top, uint8_t *codes, twelve_exception *exceptions) {
    for (int64_t from = 0; from < columns; from += COLUMNS_OF_TWELVE, codes += BLOCK_OF_TWELVE) {
        if (columns - from >= COLUMNS_OF_TWELVE) {
            close_block(row + from, top, codes);
        } else {
            bf16 weights[COLUMNS_OF_TWELVE] = {0};
            memcpy(weights, row + from, (columns - from) * sizeof(bf16));
            close_block(weights, top, codes);
        }
    }
    for (int64_t i = 0; i < columns; i++) {
        if (exponent_of(row[i]) + POWERS <= top) {
            *exceptions++ = (twelve_exception){(int32_t)i, widen(row[i])};
        }
    }
}

/* Writes codes and exceptions of rows that were surveyed. */
void glmsh_compact(const compacted *c, int64_t threads) {
    int64_t blocks = blocks_of_twelve(c->columns);
#pragma omp parallel for num_threads(threads) schedule(dynamic, ROWS_AT_ONCE)
    for (int64_t row = 0; row < c->rows; row++) {
        const bf16 *weights = c->weights + row * c->columns;
        close_row(weights, c->columns, top_exponent(weights, c->columns), c->codes + row * blocks * BLOCK_OF_TWELVE,
                c->exceptions + c->places[row].first);
    }
}

static inline void open_row(const uint8_t *codes, float unit, int64_t columns, bf16 *out) {
    uint16_t moved = moved_by(unit);
    for (int64_t from = 0; from < columns; from += COLUMNS_OF_TWELVE, codes += BLOCK_OF_TWELVE) {
        if (columns - from >= COLUMNS_OF_TWELVE) {
            open_block(codes, moved, out + from);
        } else {
            bf16 last[COLUMNS_OF_TWELVE];
            open_block(codes, moved, last);
            memcpy(out + from, last, (columns - from) * sizeof(bf16));
        }
    }
}

/* out[rows, columns] of a 12-bit matrix. */
void glmsh_open(const matrix *m, bf16 *out, int64_t threads) {
    const twelve *held = m->codes;
    int64_t blocks = blocks_of_twelve(m->columns);
#pragma omp parallel for num_threads(threads) schedule(dynamic, ROWS_AT_ONCE)
    for (int64_t row = 0; row < m->rows; row++) {
        const twelve_row *place = held->rows + row;
        bf16 *weights = out + row * m->columns;
        if (place->unit == 0) {
            memset(weights, 0, m->columns * sizeof(bf16));
            continue;
        }
        open_row(held->codes + row * blocks * BLOCK_OF_TWELVE, place->unit, m->columns, weights);
        for (int32_t i = place->first; i < place[1].first; i++) {
            weights[held->exceptions[i].column] = narrow(held->exceptions[i].weight);
        }
    }
}

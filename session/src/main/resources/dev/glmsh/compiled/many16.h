/*
 * Several vectors times weights of bfloat16, in 16 bits or 12, where the processor multiplies pairs of them. Rows are turned
 * round, so that a vector of weights has one pair of each of 16 rows.
 */
#ifndef GLMSH_MANY16_H
#define GLMSH_MANY16_H

#if defined(__AVX512BF16__) && !defined(__AMX_BF16__)
enum { MANY_OF_BF16 = 1, PAIRS_OF_MANY = COLUMNS_OF_MANY / 2, BYTES_OF_GROUP = COLUMNS_OF_MANY * sizeof(bf16) };

/* [groups, count, COLUMNS_OF_MANY], with zeros where there is no column. */
static inline void place_bf16(const float *wide, int64_t columns, const vectors *v, int64_t index) {
    for (int64_t from = 0; from < columns; from += COLUMNS_OF_MANY) {
        bf16 *group = (bf16 *)v->codes + from * v->count + index * COLUMNS_OF_MANY;
        int64_t rest = columns - from, count = rest < COLUMNS_OF_MANY ? rest : COLUMNS_OF_MANY;
        for (int64_t i = 0; i < count; i++) {
            group[i] = narrow(wide[from + i]);
        }
        memset(group + count, 0, (COLUMNS_OF_MANY - count) * sizeof(bf16));
    }
}

/* Swaps what lies off the diagonal in squares of that size. */
static inline void swap_squares(__m512i *first, __m512i *second, int size) {
    int32_t lower[PAIRS], upper[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
        lower[i] = i & size ? PAIRS + i - size : i;
        upper[i] = i & size ? PAIRS + i : i + size;
    }
    __m512i a = *first, b = *second;
    *first = _mm512_permutex2var_epi32(a, _mm512_loadu_si512(lower), b);
    *second = _mm512_permutex2var_epi32(a, _mm512_loadu_si512(upper), b);
}

/* 16 pairs of 16 rows that lie so many numbers apart. */
static inline __attribute__((always_inline)) void turn_round(const bf16 *rows, int64_t stride, char *weights) {
    __m512i square[PAIRS];
#pragma GCC unroll 16
    for (int i = 0; i < PAIRS; i++) {
        square[i] = _mm512_loadu_si512(rows + i * stride);
    }
#pragma GCC unroll 4
    for (int size = 1; size < PAIRS; size *= 2) {
#pragma GCC unroll 16
        for (int i = 0; i < PAIRS; i++) {
            if (!(i & size)) {
                swap_squares(&square[i], &square[i + size], size);
            }
        }
    }
#pragma GCC unroll 16
    for (int i = 0; i < PAIRS; i++) {
        _mm512_storeu_si512(weights + i * ROWS_OF_MANY * sizeof(uint32_t), square[i]);
    }
}

static __attribute__((noinline)) void turn_group(const bf16 *rows, int64_t stride, char *weights) {
    for (int64_t part = 0; part < PARTS_OF_MANY; part++) {
        for (int64_t pair = 0; pair < PAIRS_OF_MANY; pair += PAIRS) {
            turn_round(rows + part * PAIRS * stride + 2 * pair, stride,
                    weights + (pair * ROWS_OF_MANY + part * PAIRS) * sizeof(uint32_t));
        }
    }
}

/* Where the rows' next groups lie, which are fetched while this one is computed: so many lines of each row. */
typedef struct {
    const char *place;
    int64_t stride, lines;
} next_group;

/* Adds the products of a group with some vectors to their sums. Compiled for each number of them. */
static inline __attribute__((always_inline)) void meet_pairs(
        const char *weights, const char *codes, int count, const next_group *next, float *out) {
    __m512 sums[VECTORS_OF_TILE][PARTS_OF_MANY];
#pragma GCC unroll 8
    for (int v = 0; v < count; v++) {
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_MANY; part++) {
            sums[v][part] = _mm512_loadu_ps(out + v * ROWS_OF_MANY + part * PAIRS);
        }
    }
    for (int64_t i = 0; i < PAIRS_OF_MANY; i++, weights += ROWS_OF_MANY * sizeof(uint32_t)) {
        for (int line = 0; line < next->lines; line++) {
            __builtin_prefetch(next->place + i * next->stride + line * LINE);
        }
        __m512bh pair[PARTS_OF_MANY];
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_MANY; part++) {
            pair[part] = (__m512bh)_mm512_loadu_si512(weights + part * 64);
        }
#pragma GCC unroll 8
        for (int v = 0; v < count; v++) {
            int32_t both;
            memcpy(&both, codes + v * BYTES_OF_GROUP + i * sizeof both, sizeof both);
            __m512bh all = (__m512bh)_mm512_set1_epi32(both);
#pragma GCC unroll 8
            for (int part = 0; part < PARTS_OF_MANY; part++) {
                sums[v][part] = _mm512_dpbf16_ps(sums[v][part], pair[part], all);
            }
        }
    }
#pragma GCC unroll 8
    for (int v = 0; v < count; v++) {
#pragma GCC unroll 8
        for (int part = 0; part < PARTS_OF_MANY; part++) {
            _mm512_storeu_ps(out + v * ROWS_OF_MANY + part * PAIRS, sums[v][part]);
        }
    }
}

/* By themselves, so that their sums have all registers. */
#define MEET(count)                                                                                         \
    static __attribute__((noinline)) void meet_pairs_##count(                                               \
            const char *weights, const char *codes, const next_group *next, float *out) {                   \
        meet_pairs(weights, codes, count, next, out);                                                       \
    }
MEET(1) MEET(2) MEET(3) MEET(4) MEET(5) MEET(6)
#undef MEET

typedef void (*meet_of_pairs)(const char *, const char *, const next_group *, float *);
static const meet_of_pairs MEET_PAIRS[] = {
        meet_pairs_1, meet_pairs_2, meet_pairs_3, meet_pairs_4, meet_pairs_5, meet_pairs_6};

static inline void add_group_of_pairs(
        const char *weights, const char *codes, int64_t count, next_group next, float *sums) {
    int64_t tile;
    for (int64_t from = 0; from < count; from += tile) {
        tile = next_tile(count - from, VECTORS_OF_TILE);
        MEET_PAIRS[tile - 1](weights, codes + from * BYTES_OF_GROUP, &next, sums + from * ROWS_OF_MANY);
        next.lines = 0;
    }
}

/* Rows of a group in bfloat16, of which not all may be there. */
static inline void copy_rows(const matrix *m, int64_t row, int64_t rows, int64_t from, bf16 *to) {
    int64_t rest = m->columns - from, count = rest < COLUMNS_OF_MANY ? rest : COLUMNS_OF_MANY;
    memset(to, 0, ROWS_OF_MANY * BYTES_OF_GROUP);
    for (int64_t r = 0; r < rows; r++) {
        memcpy(to + r * COLUMNS_OF_MANY, (const bf16 *)m->codes + (row + r) * m->columns + from, count * sizeof(bf16));
    }
}

static inline void open_rows(const matrix *m, int64_t row, int64_t rows, int64_t from, int32_t *next, bf16 *to) {
    const twelve *held = m->codes;
    int64_t blocks = blocks_of_twelve(m->columns);
    for (int64_t r = 0; r < rows; r++, to += COLUMNS_OF_MANY) {
        const twelve_row *place = held->rows + row + r;
        const uint8_t *block = held->codes + ((row + r) * blocks + from / COLUMNS_OF_MANY) * BLOCK_OF_TWELVE;
        if (place->unit != 0) {
            open_block(block, moved_by(place->unit), to);
        } else {
            memset(to, 0, BYTES_OF_GROUP);
        }
        for (; next[r] < place[1].first && held->exceptions[next[r]].column < from + COLUMNS_OF_MANY; next[r]++) {
            to[held->exceptions[next[r]].column - from] = narrow(held->exceptions[next[r]].weight);
        }
    }
}

/* The second group of the rows from there on. */
static inline next_group next_of(const matrix *m, int64_t row) {
    if (m->format == ROWS_OF_BF16) {
        int64_t stride = m->columns * sizeof(bf16);
        return (next_group){(const char *)m->codes + row * stride + BYTES_OF_GROUP, stride, BYTES_OF_GROUP / LINE};
    }
    int64_t stride = blocks_of_twelve(m->columns) * BLOCK_OF_TWELVE;
    const char *codes = (const char *)((const twelve *)m->codes)->codes;
    return (next_group){codes + row * stride + BLOCK_OF_TWELVE, stride, BLOCK_OF_TWELVE / LINE};
}

static inline void add_block_of_bf16(const matrix *m, int64_t block, const some_vectors *s, const many_space *space) {
    int64_t row = block * ROWS_OF_MANY, rest = m->rows - row, rows = rest < ROWS_OF_MANY ? rest : ROWS_OF_MANY;
    for (int64_t r = 0; r < rows && m->format == ROWS_OF_TWELVE; r++) {
        space->next[r] = ((const twelve *)m->codes)->rows[row + r].first;
    }
    next_group next = next_of(m, row);
    for (int64_t from = 0; from < m->columns; from += COLUMNS_OF_MANY) {
        const bf16 *place = (const bf16 *)m->codes + row * m->columns + from;
        if (m->format == ROWS_OF_TWELVE) {
            open_rows(m, row, rows, from, space->next, space->rows);
            turn_group(space->rows, COLUMNS_OF_MANY, space->weights);
        } else if (rows == ROWS_OF_MANY && from + COLUMNS_OF_MANY <= m->columns) {
            turn_group(place, m->columns, space->weights);
        } else {
            copy_rows(m, row, rows, from, space->rows);
            turn_group(space->rows, COLUMNS_OF_MANY, space->weights);
        }
        const char *codes = s->vectors->codes + (from * s->vectors->count + s->from * COLUMNS_OF_MANY) * sizeof(bf16);
        add_group_of_pairs(space->weights, codes, s->count, next, space->sums);
        next.place += m->format == ROWS_OF_TWELVE ? BLOCK_OF_TWELVE : BYTES_OF_GROUP;
    }
}
#else
enum { MANY_OF_BF16 = 0 };

static inline void place_bf16(const float *wide, int64_t columns, const vectors *v, int64_t index) {}

static inline void add_block_of_bf16(const matrix *m, int64_t block, const some_vectors *s, const many_space *space) {}
#endif

#endif

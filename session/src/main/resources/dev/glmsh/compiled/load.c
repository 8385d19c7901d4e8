/*
 * What loading does to every weight: 4-bit codes of compressed-tensors go into LibTorch's packed order (see int4.h), and
 * rows of numbers are rounded to 8 bits. To the last bit the scripts' results, which are used where there is no compiler.
 */
#include <omp.h>

#include "numbers.h"
#include "pages.h"

enum { TILE_ROWS = 8, TILE_BYTES = 64, AHEAD = 8 * TILE_BYTES, ROWS_AT_ONCE = 64 };
enum { MOST = 127 };

/* Eight bytes of a row in each of eight lanes. */
typedef uint64_t tile_row __attribute__((vector_size(TILE_BYTES)));

/* Some rows of a matrix and where they go; as Java writes it. */
typedef struct {
    const uint8_t *codes;        /* [rows, columns / 2], of two neighbours the first in the lower half */
    const bf16 *scales, *shifts; /* [rows, groups]; shifts may be null */
    int64_t rows, columns, groups;
    int64_t half;    /* of the rows of a block: 16 or 32 */
    int64_t all;     /* rows of the whole matrix */
    uint8_t *packed; /* the first of these rows' blocks */
    bf16 *both;      /* [groups, all, 2], at the first of these rows */
} stored;

/* Rows of numbers and where their codes go; as Java writes it. */
typedef struct {
    const char *numbers; /* [rows, columns], float32 if wide, else bfloat16 */
    int64_t wide, rows, columns;
    int8_t *codes; /* [rows, columns] */
    bf16 *scales;  /* [rows] */
} numbers;

static inline void swap_parts(tile_row *a, tile_row *b, int shift, uint64_t mask) {
    tile_row moved = ((*a >> shift) ^ *b) & mask;
    *b ^= moved;
    *a ^= moved << shift;
}

/* Eight rows of bytes become eight columns, in each lane for itself. */
static inline void transpose(tile_row *x) {
    for (int i = 0; i < 4; i++) {
        swap_parts(x + i, x + i + 4, 32, 0x00000000ffffffff);
    }
    for (int i = 0; i < 8; i += i % 4 == 1 ? 3 : 1) {
        swap_parts(x + i, x + i + 2, 16, 0x0000ffff0000ffff);
    }
    for (int i = 0; i < 8; i += 2) {
        swap_parts(x + i, x + i + 1, 8, 0x00ff00ff00ff00ff);
    }
}

/* Some bytes, at most a tile's, of eight rows and of the eight that share their packed bytes. */
static inline void pack_tile(const uint8_t *rows, int64_t row_bytes, int64_t half, int64_t bytes, uint8_t *packed) {
    const uint64_t lower = 0x0f0f0f0f0f0f0f0f;
    tile_row even[TILE_ROWS], odd[TILE_ROWS];
    for (int i = 0; i < TILE_ROWS; i++) {
        tile_row below = {0}, above = {0};
        memcpy(&below, rows + i * row_bytes, bytes);
        memcpy(&above, rows + (half + i) * row_bytes, bytes);
        __builtin_prefetch(rows + i * row_bytes + AHEAD);
        __builtin_prefetch(rows + (half + i) * row_bytes + AHEAD);
        even[i] = (below & lower) | (above & lower) << 4;
        odd[i] = (below >> 4 & lower) | (above & ~lower);
    }
    transpose(even);
    transpose(odd);
    for (int64_t lane = 0; lane < bytes / TILE_ROWS; lane++) {
        for (int i = 0; i < TILE_ROWS; i++) {
            uint8_t *column = packed + 2 * (lane * TILE_ROWS + i) * half;
            memcpy(column, (uint64_t *)&even[i] + lane, TILE_ROWS);
            memcpy(column + half, (uint64_t *)&odd[i] + lane, TILE_ROWS);
        }
    }
}

static inline void pack_block(const stored *s, int64_t block) {
    int64_t row_bytes = s->columns / 2;
    const uint8_t *codes = s->codes + block * 2 * s->half * row_bytes;
    uint8_t *packed = s->packed + block * s->columns * s->half;
    meet_pages(codes, 2 * s->half * row_bytes);
    for (int64_t at = 0; at < row_bytes; at += TILE_BYTES) {
        for (int64_t row = 0; row < s->half; row += TILE_ROWS) {
            const uint8_t *from = codes + row * row_bytes + at;
            uint8_t *to = packed + 2 * at * s->half + row;
            if (row_bytes - at >= TILE_BYTES) {
                pack_tile(from, row_bytes, s->half, TILE_BYTES, to);
            } else {
                pack_tile(from, row_bytes, s->half, row_bytes - at, to);
            }
        }
    }
}

static inline void place_scales(const stored *s, int64_t from, int64_t count) {
    for (int64_t g = 0; g < s->groups; g++) {
        bf16 *to = s->both + 2 * (g * s->all + from);
        for (int64_t r = 0; r < count; r++) {
            int64_t place = (from + r) * s->groups + g;
            to[2 * r] = s->scales[place];
            to[2 * r + 1] = s->shifts ? s->shifts[place] : 0;
        }
    }
}

/* Fills s->packed and s->both. */
void glmsh_pack(const stored *s, int64_t threads) {
    int64_t block = 2 * s->half;
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1)
    for (int64_t i = 0; i < s->rows / block; i++) {
        pack_block(s, i);
        place_scales(s, i * block, block);
    }
}

/* The largest of some sizes, which as integers are in the same order; what is no number is larger than all. */
static inline uint32_t largest(const void *row, int64_t wide, int64_t count) {
    uint32_t most = 0;
    if (wide) {
        const uint32_t *bits = row;
        for (int64_t i = 0; i < count; i++) {
            uint32_t size = bits[i] & 0x7fffffff;
            most = size > most ? size : most;
        }
        return most;
    }
    const uint16_t *bits = row;
    uint16_t top = 0;
    for (int64_t i = 0; i < count; i++) {
        uint16_t size = bits[i] & 0x7fff;
        top = size > top ? size : top;
    }
    return (uint32_t)top << 16;
}

/* Infinite where a row is, and no number where it has one that is none: so that the model's answer is none, either. */
static inline bf16 scale_of(uint32_t most) {
    if (most >= 0x7f800000) {
        return most > 0x7f800000 ? 0x7fc0 : 0x7f80;
    }
    float widest;
    memcpy(&widest, &most, sizeof widest);
    float scale = widest / MOST;
    return narrow(scale > 1e-30f ? scale : 1e-30f);
}

static inline int8_t code_of(float value, float scale) {
    float code = __builtin_rintf(value / scale);
    return (int8_t)(code > MOST ? MOST : code < -MOST ? -MOST : code);
}

static inline void encode_row(const numbers *n, const void *row, int8_t *codes, bf16 *scale) {
    *scale = scale_of(largest(row, n->wide, n->columns));
    float unit = widen(*scale);
    if (n->wide) {
        for (int64_t i = 0; i < n->columns; i++) {
            codes[i] = code_of(((const float *)row)[i], unit);
        }
        return;
    }
    for (int64_t i = 0; i < n->columns; i++) {
        codes[i] = code_of(widen(((const bf16 *)row)[i]), unit);
    }
}

/* Fills n->codes and n->scales. */
void glmsh_encode(const numbers *n, int64_t threads) {
    int64_t row_bytes = n->columns * (n->wide ? sizeof(float) : sizeof(bf16));
#pragma omp parallel for num_threads(threads) schedule(dynamic, 1)
    for (int64_t from = 0; from < n->rows; from += ROWS_AT_ONCE) {
        int64_t count = n->rows - from < ROWS_AT_ONCE ? n->rows - from : ROWS_AT_ONCE;
        meet_pages(n->numbers + from * row_bytes, count * row_bytes);
        for (int64_t row = from; row < from + count; row++) {
            encode_row(n, n->numbers + row * row_bytes, n->codes + row * n->columns, n->scales + row);
        }
    }
}

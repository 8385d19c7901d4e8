/* Scratch memory that Java gives, divided into parts that begin at a cache line. */
#ifndef GLMSH_WORKSPACE_H
#define GLMSH_WORKSPACE_H

#include <omp.h>
#include <stdint.h>

enum { LINE = 64 };

static inline int64_t larger(int64_t a, int64_t b) {
    return a > b ? a : b;
}

/* The next bytes of a buffer; null only counts them. */
static inline void *take(char *buffer, int64_t *used, int64_t bytes) {
    void *taken = buffer ? buffer + *used : 0;
    *used += (bytes + LINE - 1) / LINE * LINE;
    return taken;
}

#endif

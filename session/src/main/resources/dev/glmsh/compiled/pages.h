/* Pages of a file that is mapped. */
#ifndef GLMSH_PAGES_H
#define GLMSH_PAGES_H

#include <stdint.h>
#include <sys/mman.h>

#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22
#endif

enum { PAGE = 4096 };

/* Lets Linux map a file's pages many at a time; where it cannot, each is mapped when it is met. */
static inline void meet_pages(const void *from, int64_t bytes) {
    uintptr_t start = (uintptr_t)from & ~(uintptr_t)(PAGE - 1);
    madvise((void *)start, (uintptr_t)from + bytes - start, MADV_POPULATE_READ);
}

#endif

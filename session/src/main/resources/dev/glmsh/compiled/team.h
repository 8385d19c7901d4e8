/*
 * Threads that compute a token together. Between two products they wait for each other some hundred times a token, so they
 * wait awake. Where other programs take the processors, the one that is waited for may not run for milliseconds; a thread
 * that has slept so long waits awake for half as long the next time.
 */
#ifndef GLMSH_TEAM_H
#define GLMSH_TEAM_H

#include <limits.h>
#include <linux/futex.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { LEAST_PATIENCE = 16, MOST_PATIENCE = 4096, NOT_RUNNING = 500000 /* nanoseconds */ };

/* Shared by its threads, each field in a cache line of its own. Zero to begin with. */
typedef struct {
    _Alignas(64) int64_t next; /* the first task that nobody has taken */
    _Alignas(64) int32_t arrived;
    _Alignas(64) int32_t round; /* how often all have met */
    _Alignas(64) int32_t sleepers;
} meeting;

/* As one thread sees it. */
typedef struct {
    meeting *meeting;
    int64_t threads;
} team;

/* How often a thread looks before it sleeps. */
static _Thread_local int32_t patience = MOST_PATIENCE;

static inline void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static inline int met(const meeting *m, int32_t round) {
    return __atomic_load_n(&m->round, __ATOMIC_SEQ_CST) != round;
}

static inline int64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000 + now.tv_nsec;
}

static inline void sleep_until_met(meeting *m, int32_t round) {
    int64_t start = nanoseconds();
    __atomic_add_fetch(&m->sleepers, 1, __ATOMIC_SEQ_CST);
    while (!met(m, round)) {
        syscall(SYS_futex, &m->round, FUTEX_WAIT_PRIVATE, round, 0, 0, 0);
    }
    __atomic_sub_fetch(&m->sleepers, 1, __ATOMIC_SEQ_CST);
    int32_t next = nanoseconds() - start > NOT_RUNNING ? patience / 2 : patience * 2;
    patience = next < LEAST_PATIENCE ? LEAST_PATIENCE : next > MOST_PATIENCE ? MOST_PATIENCE : next;
}

static inline void wait_awake_or_asleep(meeting *m, int32_t round) {
    for (int32_t looks = 0; looks < patience; looks++) {
        if (met(m, round)) {
            return;
        }
        relax();
    }
    sleep_until_met(m, round);
}

/* Returns when all threads are here. What they have written can be read then, and tasks begin at 0 again. */
static inline void meet_all(const team *t) {
    meeting *m = t->meeting;
    int32_t round = __atomic_load_n(&m->round, __ATOMIC_RELAXED);
    if (__atomic_add_fetch(&m->arrived, 1, __ATOMIC_ACQ_REL) < t->threads) {
        wait_awake_or_asleep(m, round);
        return;
    }
    m->arrived = 0;
    m->next = 0;
    __atomic_store_n(&m->round, round + 1, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&m->sleepers, __ATOMIC_SEQ_CST)) {
        syscall(SYS_futex, &m->round, FUTEX_WAKE_PRIVATE, INT_MAX, 0, 0, 0);
    }
}

/* Takes so many tasks and returns the first; there may be none left. */
static inline int64_t tasks(const team *t, int64_t count) {
    return __atomic_fetch_add(&t->meeting->next, count, __ATOMIC_RELAXED);
}

/* Takes the next tasks of so many: a part of what is left, so that threads read on end at first and finish together. */
static inline int64_t share_of_tasks(const team *t, int64_t all, int64_t least, int64_t most, int64_t *first) {
    int64_t from = __atomic_load_n(&t->meeting->next, __ATOMIC_RELAXED), count;
    do {
        int64_t part = (all - from) / (4 * t->threads);
        count = part < least ? least : part > most ? most : part;
        count = count < all - from ? count : all - from;
        if (count <= 0) {
            return 0;
        }
    } while (!__atomic_compare_exchange_n(
            &t->meeting->next, &from, from + count, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED));
    *first = from;
    return count;
}

#endif

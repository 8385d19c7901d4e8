/*
 * Threads that compute a token together. Between two products they wait for each other some hundred times a token, so they
 * wait awake, but only as long as that has paid: where other programs take the processors, a thread that waits for one that
 * does not run soon learns to sleep at once.
 */
#ifndef GLMSH_TEAM_H
#define GLMSH_TEAM_H

#include <limits.h>
#include <linux/futex.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { LEAST_PATIENCE = 16, MOST_PATIENCE = 4096 };

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

static inline int32_t between(int32_t least, int32_t value, int32_t most) {
    return value < least ? least : value > most ? most : value;
}

static inline void wait_awake_or_asleep(meeting *m, int32_t round) {
    for (int32_t looks = 0; looks < patience; looks++) {
        if (met(m, round)) {
            patience = between(LEAST_PATIENCE, patience + patience / 16 + 1, MOST_PATIENCE);
            return;
        }
        relax();
    }
    patience = between(LEAST_PATIENCE, patience / 2, MOST_PATIENCE);
    __atomic_add_fetch(&m->sleepers, 1, __ATOMIC_SEQ_CST);
    while (!met(m, round)) {
        syscall(SYS_futex, &m->round, FUTEX_WAIT_PRIVATE, round, 0, 0, 0);
    }
    __atomic_sub_fetch(&m->sleepers, 1, __ATOMIC_SEQ_CST);
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

#endif

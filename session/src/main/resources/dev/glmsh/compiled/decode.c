/*
 * Decoder layers for one token, activations in bfloat16. Matrices are divided among the threads; what little lies
 * between them each thread computes for itself, since that takes less time than waiting for another.
 */
#include "attention.h"
#include "multiply.h"

enum { MOST_PARTS = 3 };

/* As Java writes it; absent norms and matrices are null or have no rows. */
typedef struct {
    const bf16 *attention_norm, *mlp_norm, *attended_norm, *mlp_end_norm, *query_norm, *key_norm;
    matrix qkv[MOST_PARTS], out, gate_up[MOST_PARTS], down;
} weights;

/* The way from the last layer to logits; as Java writes it. */
typedef struct {
    const bf16 *norm;
    matrix matrix; /* [vocabulary, hidden] */
} output;

typedef struct {
    operand operand;
    attention_space attention;
    float *stream; /* [hidden], the residual stream */
} own_space;

typedef struct {
    bf16 *qkv, *attended, *result, *gate_up;
} shared_space;

static inline int64_t lay_out_shared(const shape *s, char *buffer, shared_space *space) {
    int64_t used = 0, queries = s->heads * s->head_dim;
    space->qkv = take(buffer, &used, (queries + 2 * s->kv_heads * s->head_dim) * sizeof(bf16));
    space->attended = take(buffer, &used, queries * sizeof(bf16));
    space->result = take(buffer, &used, s->hidden * sizeof(bf16));
    space->gate_up = take(buffer, &used, 2 * s->intermediate * sizeof(bf16));
    return used;
}

static inline int64_t lay_out_own(const shape *s, char *buffer, own_space *space) {
    int64_t used = 0, queries = s->heads * s->head_dim, each = s->heads / s->kv_heads;
    int64_t widest = larger(larger(s->hidden, s->intermediate), queries);
    space->operand.wide = take(buffer, &used, widest * sizeof(float));
    space->operand.halves = take(buffer, &used, whole_blocks(widest) * sizeof(half_of_pair));
    space->operand.codes = take(buffer, &used, 2 * fours(widest) * sizeof(code));
    space->operand.units = take(buffer, &used, widest * sizeof(float));
    space->operand.sums = take(buffer, &used, widest * sizeof(float));
    space->stream = take(buffer, &used, s->hidden * sizeof(float));
    space->attention.queries = take(buffer, &used, each * s->head_dim * sizeof(float));
    space->attention.results = take(buffer, &used, each * s->head_dim * sizeof(float));
    space->attention.most = take(buffer, &used, each * sizeof(float));
    space->attention.sum = take(buffer, &used, each * sizeof(float));
    space->attention.block = take(buffer, &used, BLOCK * (s->head_dim + each) * sizeof(float));
    return used + LINE * LINE; /* so that threads do not write to the same pages */
}

/* Bytes that the workspace of so many threads takes. */
int64_t glmsh_workspace(const shape *s, int64_t threads) {
    shared_space shared;
    own_space own;
    return lay_out_shared(s, 0, &shared) + threads * lay_out_own(s, 0, &own) + LINE;
}

/* x normalised, times the norm's weight, rounded as the prompt's kernels do. */
static inline void normalise(const float *x, const bf16 *weight, int64_t count, double eps, float *out) {
    float factor = norm_factor(x, count, eps);
    for (int64_t i = 0; i < count; i++) {
        out[i] = rounded(rounded(x[i] * factor) * widen(weight[i]));
    }
}

/* Adds a result to the residual stream, normalised first if there is a norm. */
static inline void add(const shape *s, const own_space *own, const bf16 *result, const bf16 *norm) {
    float *wide = own->operand.wide;
    for (int64_t i = 0; i < s->hidden; i++) {
        wide[i] = widen(result[i]);
    }
    if (norm) {
        normalise(wide, norm, s->hidden, s->eps, wide);
    }
    for (int64_t i = 0; i < s->hidden; i++) {
        own->stream[i] = rounded(own->stream[i] + wide[i]);
    }
}

/* The matrices one below the other. All threads of a team, which meet at its end. */
static inline void multiply_all(const team *t, const matrix *parts, const operand *x, bf16 *out) {
    for (int i = 0; i < MOST_PARTS && parts[i].rows; i++) {
        if (i == 0 || parts[i].format != parts[i - 1].format || parts[i].group != parts[i - 1].group) {
            prepare(&parts[i], x);
        }
        multiply(t, &parts[i], x, out);
        out += parts[i].rows;
    }
}

static inline void multiply_one(const team *t, const matrix *m, const operand *x, bf16 *out) {
    prepare(m, x);
    multiply(t, m, x, out);
}

static inline void activate(const bf16 *gate_up, int64_t count, float *out) {
    for (int64_t i = 0; i < count; i++) {
        float gate = widen(gate_up[i]);
        out[i] = rounded(rounded(gate / (1 + exponential(-gate))) * widen(gate_up[count + i]));
    }
}

static inline void compute(const team *all, const shape *s, const weights *w, const step *t, const shared_space *shared,
        const own_space *own) {
    operand x = own->operand;
    normalise(own->stream, w->attention_norm, s->hidden, s->eps, x.wide);
    multiply_all(all, w->qkv, &x, shared->qkv);
    attend(all, s, t, w->query_norm, w->key_norm, shared->qkv, &own->attention, shared->attended);
    load_block(shared->attended, s->heads * s->head_dim, x.wide);
    multiply_one(all, &w->out, &x, shared->result);
    add(s, own, shared->result, w->attended_norm);
    normalise(own->stream, w->mlp_norm, s->hidden, s->eps, x.wide);
    multiply_all(all, w->gate_up, &x, shared->gate_up);
    activate(shared->gate_up, s->intermediate, x.wide);
    multiply_one(all, &w->down, &x, shared->result);
    add(s, own, shared->result, w->mlp_end_norm);
}

/*
 * Some layers one after the other, w and t for each of them. Replaces t->hidden, which is the same for all, by the last one's
 * output and adds to their caches; gives logits too unless they are null. The workspace is for at least so many threads.
 */
void glmsh_layers(const shape *s, const weights *w, const step *t, int64_t layers, const output *o, bf16 *logits,
        char *workspace, int64_t threads) {
    shared_space shared;
    int64_t used = lay_out_shared(s, workspace, &shared);
    meeting meeting = {0};
#pragma omp parallel num_threads(threads)
    {
        team all = {.meeting = &meeting, .threads = omp_get_num_threads()};
        own_space own;
        int64_t each = lay_out_own(s, 0, &own);
        lay_out_own(s, workspace + used + each * omp_get_thread_num(), &own);
        load_block(t->hidden, s->hidden, own.stream);
        for (int64_t i = 0; i < layers; i++) {
            compute(&all, s, &w[i], &t[i], &shared, &own);
        }
        if (logits) {
            normalise(own.stream, o->norm, s->hidden, s->eps, own.operand.wide);
            multiply_one(&all, &o->matrix, &own.operand, logits);
        }
#pragma omp master
        for (int64_t i = 0; i < s->hidden; i++) {
            t->hidden[i] = narrow(own.stream[i]);
        }
    }
}

/* out[m->rows] = m · x + bias. Of the workspace each thread has 16 bytes for each column and a kilobyte more. */
void glmsh_multiply(const matrix *m, const bf16 *x, bf16 *out, char *workspace, int64_t threads) {
    meeting meeting = {0};
#pragma omp parallel num_threads(threads)
    {
        team all = {.meeting = &meeting, .threads = omp_get_num_threads()};
        char *own = workspace + (m->columns + LINE) * 16 * omp_get_thread_num();
        int64_t used = 0, columns = m->columns;
        operand form;
        form.wide = take(own, &used, columns * sizeof(float));
        form.halves = take(own, &used, whole_blocks(columns) * sizeof(half_of_pair));
        form.codes = take(own, &used, 2 * fours(columns) * sizeof(code));
        form.units = take(own, &used, groups_of(m) * sizeof(float));
        form.sums = take(own, &used, groups_of(m) * sizeof(float));
        load_block(x, columns, form.wide);
        multiply_one(&all, m, &form, out);
    }
}

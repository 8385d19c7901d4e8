/*
 * Decoder layers for one token, activations in bfloat16. Matrices are divided among the threads; what little lies
 * between them each thread computes for itself, since that takes less time than waiting for another.
 */
#include "layer.h"

/* The way from the last layer to logits; as Java writes it. */
typedef struct {
    const bf16 *norm;
    matrix matrix; /* [vocabulary, hidden] */
} output;

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

/* Bytes that the workspace of so many threads takes. */
int64_t glmsh_workspace(const shape *s, int64_t threads) {
    shared_space shared;
    own_space own;
    return lay_out_shared(s, 0, &shared) + threads * lay_out_own(s, 0, &own) + LINE;
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

/* Bytes that glmsh_multiply takes. */
int64_t glmsh_multiply_workspace(const matrix *m, int64_t threads) {
    operand form;
    return threads * lay_out_operand(m->columns, 0, &form) + LINE;
}

/* out[m->rows] = m · x + bias. */
void glmsh_multiply(const matrix *m, const bf16 *x, bf16 *out, char *workspace, int64_t threads) {
    meeting meeting = {0};
#pragma omp parallel num_threads(threads)
    {
        team all = {.meeting = &meeting, .threads = omp_get_num_threads()};
        operand form;
        int64_t each = lay_out_operand(m->columns, 0, &form);
        lay_out_operand(m->columns, workspace + each * omp_get_thread_num(), &form);
        load_block(x, m->columns, form.wide);
        multiply_one(&all, m, &form, out);
    }
}

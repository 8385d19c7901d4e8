/*
 * Decoder layers for the new tokens of a prompt, activations in bfloat16. What lies between matrices is computed token by
 * token, each by one thread.
 */
#include "layers.h"

#ifdef MANY_AT_ONCE
/* Bytes that so many tokens and threads take. */
int64_t glmsh_layer_workspace(const shape *s, int64_t tokens, int64_t threads) {
    prompt_rows rows;
    thread_space own;
    return lay_out_rows(s, tokens, 0, &rows) + threads * lay_out_thread(s, 0, &own) + LINE;
}

/* Parts meet the same vectors, so they have the same groups. */
static inline int take_prompts(const matrix *parts, int64_t count) {
    for (int64_t i = 0; i < count && parts[i].rows; i++) {
        if (!multiplies_many(&parts[i]) || parts[i].format != parts[0].format || parts[i].group != parts[0].group) {
            return 0;
        }
    }
    return 1;
}

/* Whether all matrices of a layer can be multiplied by several vectors. */
int64_t glmsh_takes_prompts(const weights *w) {
    return take_prompts(w->qkv, MOST_PARTS) && take_prompts(&w->out, 1) && take_prompts(w->gate_up, MOST_PARTS)
            && take_prompts(&w->down, 1);
}

/* The matrices one below the other, results beside each other. */
static inline void multiply_parts(const pass *p, const matrix *parts, int64_t count, bf16 *out) {
    int64_t stride = 0, from = 0;
    for (int i = 0; i < count; i++) {
        stride += parts[i].rows;
    }
    for (int i = 0; i < count && parts[i].rows; i++) {
        multiply_many(p->all, &parts[i], &p->rows->vectors, &p->own->many, out + from, stride);
        from += parts[i].rows;
    }
}

/* What goes into the first matrices. */
static inline void begin(const pass *p) {
    const shape *s = p->shape;
    const own_space *own = &p->own->token;
    for (int64_t i = tasks(p->all, 1); i < p->step->tokens; i = tasks(p->all, 1)) {
        load_block(p->step->hidden + i * s->hidden, s->hidden, own->stream);
        normalise(own->stream, p->weights->attention_norm, s->hidden, s->eps, own->operand.wide);
        place(p->weights->qkv, &own->operand, &p->rows->vectors, i);
    }
    meet_all(p->all);
}

/* Queries for attention; keys and values go into the cache. */
static inline void turn(const pass *p) {
    const shape *s = p->shape;
    int64_t queries = s->heads * s->head_dim, width = queries + 2 * s->kv_heads * s->head_dim;
    float *turn = p->own->token.operand.wide;
    for (int64_t i = tasks(p->all, 1); i < p->step->tokens; i = tasks(p->all, 1)) {
        int64_t angles = i * s->rotary_dim / 2;
        step token = {.keys = p->step->keys, .values = p->step->values, .cosines = p->step->cosines + angles,
                .sines = p->step->sines + angles, .position = p->step->position + i};
        const bf16 *heads = p->rows->wide + i * width;
        for (int64_t h = 0; h < s->heads; h++) {
            turned(s, &token, p->weights->query_norm, heads + h * s->head_dim, turn + h * s->head_dim);
        }
        for (int64_t d = 0; d < queries; d++) {
            p->rows->narrow[i * queries + d] = narrow(turn[d]);
        }
        for (int64_t h = 0; h < s->kv_heads; h++) {
            remember(s, &token, p->weights->key_norm, heads, h, turn);
        }
    }
    meet_all(p->all);
}

static inline void attend_rows(const pass *p) {
    prompt rows = {.queries = p->rows->narrow, .attended = p->rows->narrow, .keys = p->step->keys,
            .values = p->step->values, .tokens = p->step->tokens, .position = p->step->position,
            .window = p->step->window};
    attend_all(p->all, p->shape, &rows, &p->own->attention);
    const operand *x = &p->own->token.operand;
    int64_t queries = p->shape->heads * p->shape->head_dim;
    for (int64_t i = tasks(p->all, 1); i < p->step->tokens; i = tasks(p->all, 1)) {
        load_block(p->rows->narrow + i * queries, queries, x->wide);
        place(&p->weights->out, x, &p->rows->vectors, i);
    }
    meet_all(p->all);
}

/* Adds results to the residual stream, and what comes next to the vectors if there is a norm for it. */
static inline void add_rows(const pass *p, const bf16 *results, const bf16 *norm, const bf16 *next) {
    const shape *s = p->shape;
    const own_space *own = &p->own->token;
    for (int64_t i = tasks(p->all, 1); i < p->step->tokens; i = tasks(p->all, 1)) {
        bf16 *hidden = p->step->hidden + i * s->hidden;
        load_block(hidden, s->hidden, own->stream);
        add(s, own, results + i * s->hidden, norm);
        for (int64_t d = 0; d < s->hidden; d++) {
            hidden[d] = narrow(own->stream[d]);
        }
        if (next) {
            normalise(own->stream, next, s->hidden, s->eps, own->operand.wide);
            place(p->weights->gate_up, &own->operand, &p->rows->vectors, i);
        }
    }
    meet_all(p->all);
}

static inline void activate_rows(const pass *p) {
    int64_t width = p->shape->intermediate;
    const operand *x = &p->own->token.operand;
    for (int64_t i = tasks(p->all, 1); i < p->step->tokens; i = tasks(p->all, 1)) {
        activate(p->rows->wide + i * 2 * width, width, x->wide);
        place(&p->weights->down, x, &p->rows->vectors, i);
    }
    meet_all(p->all);
}

static inline void compute_rows(const pass *p) {
    const weights *w = p->weights;
    begin(p);
    multiply_parts(p, w->qkv, MOST_PARTS, p->rows->wide);
    turn(p);
    attend_rows(p);
    multiply_parts(p, &w->out, 1, p->rows->wide);
    add_rows(p, p->rows->wide, w->attended_norm, w->mlp_norm);
    multiply_parts(p, w->gate_up, MOST_PARTS, p->rows->wide);
    activate_rows(p);
    multiply_parts(p, &w->down, 1, p->rows->narrow);
    add_rows(p, p->rows->narrow, w->mlp_end_norm, 0);
}

/* One layer: replaces the tokens' hidden states and adds to the cache. */
void glmsh_prompt_layer(const shape *s, const weights *w, const prompt_step *t, char *workspace, int64_t threads) {
    prompt_rows rows;
    int64_t used = lay_out_rows(s, t->tokens, workspace, &rows);
    meeting meeting = {0};
#pragma omp parallel num_threads(threads)
    {
        team all = {.meeting = &meeting, .threads = omp_get_num_threads()};
        thread_space own;
        int64_t each = lay_out_thread(s, 0, &own);
        char *space = workspace + used + each * omp_get_thread_num();
        memset(space, 0, lay_out_prompt(s, space, &own.attention));
        lay_out_thread(s, space, &own);
        pass p = {.all = &all, .shape = s, .weights = w, .step = t, .rows = &rows, .own = &own};
        compute_rows(&p);
    }
}

/* What a thread needs to multiply by itself. */
static inline int64_t lay_out_product(const matrix *m, char *buffer, operand *x, many_space *space) {
    int64_t used = lay_out_operand(m->columns, buffer, x);
    return used + lay_out_many(buffer ? buffer + used : 0, space);
}

/* Bytes that glmsh_multiply_many takes. */
int64_t glmsh_many_workspace(const matrix *m, int64_t count, int64_t threads) {
    vectors v;
    operand x;
    many_space space;
    return lay_out_vectors(m->columns, count, 0, &v) + threads * lay_out_product(m, 0, &x, &space) + LINE;
}

/* out[count, m->rows] = x[count, m->columns] times m, with its bias. 0 if there is no such kernel for the matrix. */
int64_t glmsh_multiply_many(const matrix *m, const bf16 *x, int64_t count, bf16 *out, char *workspace, int64_t threads) {
    if (!multiplies_many(m)) {
        return 0;
    }
    vectors v;
    int64_t used = lay_out_vectors(m->columns, count, workspace, &v);
    meeting meeting = {0};
#pragma omp parallel num_threads(threads)
    {
        team all = {.meeting = &meeting, .threads = omp_get_num_threads()};
        operand form;
        many_space space;
        int64_t each = lay_out_product(m, 0, &form, &space);
        lay_out_product(m, workspace + used + each * omp_get_thread_num(), &form, &space);
        for (int64_t i = tasks(&all, 1); i < count; i = tasks(&all, 1)) {
            load_block(x + i * m->columns, m->columns, form.wide);
            place(m, &form, &v, i);
        }
        meet_all(&all);
        multiply_many(&all, m, &v, &space, out, m->rows);
    }
    return 1;
}
#endif

/* Attention of prompts by itself, for layers whose matrices LibTorch multiplies. */
#include "prompt.h"

/* Bytes that the workspace of so many threads takes. */
int64_t glmsh_prompt_workspace(const shape *s, int64_t threads) {
    prompt_space space;
    return threads * lay_out_prompt(s, 0, &space) + LINE;
}

/* Fills p->attended. The workspace is for at least so many threads. */
void glmsh_attend(const shape *s, const prompt *p, char *workspace, int64_t threads) {
    meeting meeting = {0};
#pragma omp parallel num_threads(threads)
    {
        team all = {.meeting = &meeting, .threads = omp_get_num_threads()};
        prompt_space space;
        int64_t bytes = lay_out_prompt(s, 0, &space);
        char *own = workspace + bytes * omp_get_thread_num();
        lay_out_prompt(s, own, &space);
        memset(own, 0, bytes);
        attend_all(&all, s, p, &space);
    }
}

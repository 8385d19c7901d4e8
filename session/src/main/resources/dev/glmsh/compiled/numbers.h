/* bfloat16 and a few functions that compilers turn into vector code. Rounding is to nearest, ties to even. */
#ifndef GLMSH_NUMBERS_H
#define GLMSH_NUMBERS_H

#include <stdint.h>
#include <string.h>

typedef uint16_t bf16;

static inline float widen(bf16 value) {
    uint32_t bits = (uint32_t)value << 16;
    float wide;
    memcpy(&wide, &bits, sizeof wide);
    return wide;
}

static inline bf16 narrow(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    uint32_t rounded = bits + 0x7fff + (bits >> 16 & 1);
    return (bits & 0x7fffffff) > 0x7f800000 ? 0x7fc0 : rounded >> 16;
}

/* The nearest bfloat16, as a float. */
static inline float rounded(float value) {
    return widen(narrow(value));
}

/* e to the power of a number that is not positive, or below 88, to some 1e-7 of it. */
static inline float exponential(float value) {
    float powers = __builtin_fminf(__builtin_fmaxf(value, -87), 88) * 1.44269504f;
    float whole = __builtin_rintf(powers), rest = powers - whole;
    float part = 1 + rest * (0.693147181f + rest * (0.240226507f + rest * (0.0555041087f
            + rest * (0.00961812911f + rest * (0.00133335581f + rest * 0.000154035304f)))));
    uint32_t bits = (uint32_t)((int32_t)whole + 127) << 23;
    float scale;
    memcpy(&scale, &bits, sizeof scale);
    return part * scale;
}

#endif

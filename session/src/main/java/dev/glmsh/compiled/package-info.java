/**
 * Kernels that are compiled on the machine that runs them: for one token, since LibTorch's read weights slower than memory
 * allows, and for the attention of prompts, since LibTorch's takes three to five times as long. Where there is no C
 * compiler, there are none, and LibTorch's are used.
 */
@NullMarked
package dev.glmsh.compiled;

import org.jspecify.annotations.NullMarked;

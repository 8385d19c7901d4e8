/**
 * Kernels for one token that are compiled on the machine that runs them, since LibTorch's read weights slower than memory
 * allows. Where there is no C compiler, there are none, and LibTorch's are used.
 */
@NullMarked
package dev.glmsh.compiled;

import org.jspecify.annotations.NullMarked;

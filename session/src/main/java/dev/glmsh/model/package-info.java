/**
 * The decoder: weights taken from a checkpoint into the layout of the kernels, the KV cache, sampling and the
 * generation loop. Depends on {@code torch}, {@code checkpoint} and {@code device}.
 *
 * <p>Everything that holds tensors is closed by the one who opened it and is used on the torch thread only.
 */
@NullMarked
package dev.glmsh.model;

import org.jspecify.annotations.NullMarked;

package dev.glmsh.checkpoint;

import java.util.List;

/**
 * A tensor as a safetensors header lists it, not yet compared with the file.
 *
 * @param start where its bytes begin, counted from the end of the header
 * @param end where they end
 */
record TensorRange(String name, Dtype dtype, List<Long> shape, long start, long end) {}

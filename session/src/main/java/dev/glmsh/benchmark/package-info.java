/**
 * How fast a loaded model is: prompts and single tokens timed as llama-bench times them, beside the bandwidth of the memory
 * that holds the weights. Depends on the decoder and on what limits it, and knows no session.
 */
@NullMarked
package dev.glmsh.benchmark;

import org.jspecify.annotations.NullMarked;

/**
 * What a directory in Hugging Face format holds, read without touching a tensor's data: the architecture of
 * {@code config.json}, where each tensor lies in the safetensors shards, the tokenizer, the chat template and the
 * generation defaults.
 *
 * <p>Everything here comes from the network and is checked before it is believed: a number that native code will see is
 * within limits, a byte range lies inside its file, and what is wrong is told in one line by
 * {@link dev.glmsh.GlmshException}.
 *
 * <p>Depends on {@code dev.glmsh}, {@code dev.glmsh.template}, Gson, and DJL's Hugging Face tokenizers.
 */
@NullMarked
package dev.glmsh.checkpoint;

import org.jspecify.annotations.NullMarked;

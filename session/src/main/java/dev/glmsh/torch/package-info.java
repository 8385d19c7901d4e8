/**
 * LibTorch, reached through TorchScript text. The only package that imports {@code ai.djl}; depends on no sibling.
 *
 * <p>DJL's own arrays know no bfloat16, and touching one with them aborts the JVM. TorchScript reaches every ATen
 * operator, so the arithmetic lives in readable resource files next to this package ({@code *.torchscript}), is packed
 * in memory by {@link dev.glmsh.torch.ScriptArchive} and called through {@link dev.glmsh.torch.Script}. Values that
 * cross the border are {@link dev.glmsh.torch.Value}s, which own native memory and are closed by whoever made them.
 *
 * <p>Threads: LibTorch keeps its pool of workers and its modes per calling thread. Everything here is therefore called
 * on one {@link dev.glmsh.torch.TorchThread}.
 */
@NullMarked
package dev.glmsh.torch;

import org.jspecify.annotations.NullMarked;

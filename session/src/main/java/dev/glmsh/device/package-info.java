/**
 * Where a model's parts live and in which precision. For now only the precision.
 *
 * <p>Depends on {@code dev.glmsh.checkpoint}.
 */
@NullMarked
package dev.glmsh.device;

import org.jspecify.annotations.NullMarked;

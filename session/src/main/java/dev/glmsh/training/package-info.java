/**
 * What training a model takes: {@link dev.glmsh.training.TrainingEstimate}. glmsh does not train; people who size a
 * machine ask.
 *
 * <p>Depends on {@code dev.glmsh.checkpoint}, {@code dev.glmsh.device} and {@code dev.glmsh.table}.
 */
@NullMarked
package dev.glmsh.training;

import org.jspecify.annotations.NullMarked;

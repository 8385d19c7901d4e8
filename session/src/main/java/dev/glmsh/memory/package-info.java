/**
 * What a model takes in memory: predicted from its headers, and measured while it runs.
 *
 * <p>Depends on {@code dev.glmsh.checkpoint}, {@code dev.glmsh.device}, {@code dev.glmsh.hardware} and {@code
 * dev.glmsh.table}.
 */
@NullMarked
package dev.glmsh.memory;

import org.jspecify.annotations.NullMarked;

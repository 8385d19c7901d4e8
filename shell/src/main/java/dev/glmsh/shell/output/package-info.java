/**
 * What an input line gave, and the ways to write it down: {@link dev.glmsh.shell.output.Value} and
 * {@link dev.glmsh.shell.output.Failure} on one side, one class per {@link dev.glmsh.shell.output.Format} on the other.
 *
 * <p>Depends on {@code dev.glmsh.table} and {@code dev.glmsh.session} only; every other package of this module uses it.
 */
@NullMarked
package dev.glmsh.shell.output;

import org.jspecify.annotations.NullMarked;

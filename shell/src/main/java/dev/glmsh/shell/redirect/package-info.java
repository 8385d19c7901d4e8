/**
 * Where a line's values go instead of the screen: {@code > FILE}, {@code >> FILE} and {@code | COMMAND}.
 *
 * <p>Depends on {@code dev.glmsh.shell.output} only.
 */
@NullMarked
package dev.glmsh.shell.redirect;

import org.jspecify.annotations.NullMarked;

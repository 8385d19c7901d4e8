/**
 * How a user's own types show: a small API for snippets, imported at the prompt.
 *
 * <p>Depends on {@code dev.glmsh.shell.output}.
 */
@NullMarked
package dev.glmsh.shell.display;

import org.jspecify.annotations.NullMarked;

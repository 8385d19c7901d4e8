/**
 * The user's own editor, for text that a prompt is too small for.
 *
 * <p>Depends on nothing else of the shell.
 */
@NullMarked
package dev.glmsh.shell.editor;

import org.jspecify.annotations.NullMarked;

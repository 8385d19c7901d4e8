/**
 * What may stand at the cursor: command names, options and their values from picocli's model, folders, and Java names
 * from JShell. Knows no terminal; a front end shows the candidates as it likes.
 *
 * <p>Depends on {@code dev.glmsh.shell.command} and {@code dev.glmsh.shell.java}.
 */
@NullMarked
package dev.glmsh.shell.completion;

import org.jspecify.annotations.NullMarked;

/**
 * The terminal front end: the command line, line editing, history, signals and how values look on a screen.
 *
 * <pre>
 *   Main → Program → Repl   (a terminal: JLine reads, prompts, streams)
 *                  → Batch  (-c or a pipe: lines in, values out, stop at the first failure)
 * </pre>
 *
 * <p>Depends on {@code dev.glmsh.shell}, {@code dev.glmsh.session}, picocli and JLine; nothing depends on it.
 */
@NullMarked
package dev.glmsh.repl;

import org.jspecify.annotations.NullMarked;

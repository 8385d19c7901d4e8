/**
 * The {@code :commands}. Each is one class whose picocli annotations are the only source of its name, options, help and
 * completion; it returns a {@link dev.glmsh.shell.output.Value} and prints nothing.
 *
 * <pre>
 *   ":gen --seed 7 hello"  →  CommandLineReader  →  picocli  →  GenCommand.run(Context)  →  Value
 * </pre>
 *
 * <p>Depends on {@code dev.glmsh.session}, {@code dev.glmsh.shell.output} and picocli.
 */
@NullMarked
package dev.glmsh.shell.command;

import org.jspecify.annotations.NullMarked;

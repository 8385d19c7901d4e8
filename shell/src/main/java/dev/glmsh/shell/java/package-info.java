/**
 * Java at the prompt: JShell in this process, so that a variable of the user's is the same object as the program's.
 *
 * <p>Depends on {@code dev.glmsh.shell.output} and the {@code jdk.jshell} module; knows neither commands nor terminals.
 */
@NullMarked
package dev.glmsh.shell.java;

import org.jspecify.annotations.NullMarked;

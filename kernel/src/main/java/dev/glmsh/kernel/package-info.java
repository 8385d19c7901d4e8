/**
 * The Jupyter front end: {@code glmsh kernel FILE}, and the commands that install it.
 *
 * <pre>
 *   Main → Kernel → request.Dispatcher → cell.CellRun → the shell
 *                   wire.Wire            cell.CellOutput ↗
 *        → spec.Installation, spec.Doctor
 * </pre>
 *
 * <p>Depends on {@code dev.glmsh.shell}, {@code dev.glmsh.session}, JeroMQ and the display parts of JJava; nothing depends
 * on it.
 */
@NullMarked
package dev.glmsh.kernel;

import org.jspecify.annotations.NullMarked;

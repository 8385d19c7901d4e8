/**
 * Starting Java again under a running front end, for {@code %jvm}: the process becomes a new one with other options, and
 * what was asked of the old one is answered by the new.
 *
 * <pre>
 *   JvmOptions → JavaRestart (checks, then ends the kernel) → Handover (a file) → ProcessImage (exec) → the launcher
 * </pre>
 *
 * <p>Depends on the wire.
 */
@NullMarked
package dev.glmsh.kernel.restart;

import org.jspecify.annotations.NullMarked;

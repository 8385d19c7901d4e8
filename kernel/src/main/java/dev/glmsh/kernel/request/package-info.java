/**
 * Requests of a front end and their answers: one {@link dev.glmsh.kernel.request.Handler} a message type.
 *
 * <p>Depends on the shell, and of the kernel on cells, history and the wire.
 */
@NullMarked
package dev.glmsh.kernel.request;

import org.jspecify.annotations.NullMarked;

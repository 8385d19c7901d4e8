/**
 * The Jupyter wire: the connection file, sockets, frames and signatures.
 *
 * <pre>
 *   ConnectionFile → Wire (one thread owns the sockets) ⇄ Frames (signed, checked, never twice) ⇄ Message
 * </pre>
 *
 * <p>Knows no cell and no Java; depends on JeroMQ and Gson only.
 */
@NullMarked
package dev.glmsh.kernel.wire;

import org.jspecify.annotations.NullMarked;

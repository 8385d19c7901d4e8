/**
 * Models as they are published: their listing, their headers without their data, and their download into the cache that
 * Python's huggingface_hub reads and writes. {@link dev.glmsh.checkpoint.hub.Hub} is the way in.
 *
 * <p>What comes over the network is limited in size, checked against its hash before it gets its final name, and what
 * goes wrong is told in one line by {@link dev.glmsh.GlmshException}. Access tokens go to the hub's own host alone and
 * are never part of a message.
 *
 * <p>Depends on {@code dev.glmsh.checkpoint}, {@code dev.glmsh.table} for sizes in messages, Gson and
 * {@code java.net.http}.
 */
@NullMarked
package dev.glmsh.checkpoint.hub;

import org.jspecify.annotations.NullMarked;

/**
 * Popular models whose shapes come with glmsh, so that an estimate needs neither a download nor a network.
 *
 * <p>Only the configuration is bundled. Which tensors there are, and how large, is computed from it by the same code that
 * checks a checkpoint; the tests compare the sums with what the hub publishes. Depends on {@code dev.glmsh.checkpoint}.
 */
@NullMarked
package dev.glmsh.catalogue;

import org.jspecify.annotations.NullMarked;

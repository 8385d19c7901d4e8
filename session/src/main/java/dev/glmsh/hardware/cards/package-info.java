/**
 * Accelerators that a model could run on, whether or not one is in this machine: a bundled table of what their makers
 * publish. {@link dev.glmsh.hardware.cards.Cards} reads and searches it.
 *
 * <p>Depends on Gson and the JDK, and on no sibling.
 */
@NullMarked
package dev.glmsh.hardware.cards;

import org.jspecify.annotations.NullMarked;

/**
 * Answers to the questions that people ask before they buy or download: on which card does it fit, at which precision,
 * for how long a context, how fast. Estimates side by side, as tables, bars and formulas.
 *
 * <p>Depends on everything that estimates, on {@code dev.glmsh.hardware.cards} and on {@code dev.glmsh.table}.
 */
@NullMarked
package dev.glmsh.sizing;

import org.jspecify.annotations.NullMarked;

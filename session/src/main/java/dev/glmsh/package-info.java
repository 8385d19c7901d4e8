/**
 * The few types that every package of glmsh may use: how an error is told to a user, how progress is reported and how
 * work is cancelled. This package depends on nothing.
 */
@NullMarked
package dev.glmsh;

import org.jspecify.annotations.NullMarked;

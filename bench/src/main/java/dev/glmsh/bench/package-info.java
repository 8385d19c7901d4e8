/** Benchmarks of the session against measured limits and peers. Not shipped. */
@NullMarked
package dev.glmsh.bench;

import org.jspecify.annotations.NullMarked;

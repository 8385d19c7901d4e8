/** The same shapes through glmsh and through other programs, in fresh processes that alternate; see {@code bench/compare}. */
package dev.glmsh.bench.compare;

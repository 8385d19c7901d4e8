/**
 * Finds libraries by their Maven coordinates, with everything that they need. The only package that knows Maven's
 * resolver, whose classes are loaded when the first library is asked for.
 *
 * <p>Depends on MIMA and the resolver.
 */
@NullMarked
package dev.glmsh.shell.maven;

import org.jspecify.annotations.NullMarked;

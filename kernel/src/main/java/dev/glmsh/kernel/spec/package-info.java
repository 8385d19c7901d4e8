/**
 * Kernelspecs: the folders by which Jupyter finds this kernel, written and removed without Python, and a look at why one
 * does not start. Depends on the wire, to start a kernel for a trial.
 */
@NullMarked
package dev.glmsh.kernel.spec;

import org.jspecify.annotations.NullMarked;

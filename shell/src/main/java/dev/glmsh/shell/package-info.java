/** What the terminal and the Jupyter kernel share: Java evaluation, commands, completion and output. */
@NullMarked
package dev.glmsh.shell;

import org.jspecify.annotations.NullMarked;

/** What Java in a front end reads from {@code System.in}. Depends on nothing. */
@NullMarked
package dev.glmsh.shell.input;

import org.jspecify.annotations.NullMarked;

/**
 * What a user wants to be so every time: the settings file, the environment variables and the command line, and which
 * of them counts. What the values mean is known to those who use them.
 *
 * <p>Depends on {@code dev.glmsh.shell.redirect}, for writing files, and the JDK.
 */
@NullMarked
package dev.glmsh.shell.settings;

import org.jspecify.annotations.NullMarked;

/**
 * Conversations outside the session: the JSON file that holds one, and what a message looks like as it is typed.
 *
 * <p>Depends on {@code dev.glmsh.session} and Gson.
 */
@NullMarked
package dev.glmsh.shell.conversation;

import org.jspecify.annotations.NullMarked;

/**
 * The one object that every front end shares: {@link dev.glmsh.session.Session} loads a model, generates with it and
 * shows what that costs. Depends on all other packages of this module and is depended on by none of them.
 */
@NullMarked
package dev.glmsh.session;

import org.jspecify.annotations.NullMarked;

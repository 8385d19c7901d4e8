/**
 * The one object that every front end shares: {@link dev.glmsh.session.Session} loads a model, generates with it and
 * shows what that costs. It only hands on: {@code Loading} puts a model in the place of another, {@code Answers} generates,
 * {@code Estimates} sizes what is not loaded, {@code Trials} benchmarks and compares precisions, {@code Models} finds what
 * they are asked for. They share {@code CurrentModel}, and wait for LibTorch's thread by {@code RunningWork}, which is what
 * can be cancelled. Depends on all other packages of this module and is depended on by none of them.
 */
@NullMarked
package dev.glmsh.session;

import org.jspecify.annotations.NullMarked;

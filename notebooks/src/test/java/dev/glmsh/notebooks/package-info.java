/** Tests of the lessons: what is stored, and that all of it runs in Jupyter. */
@NullMarked
package dev.glmsh.notebooks;

import org.jspecify.annotations.NullMarked;

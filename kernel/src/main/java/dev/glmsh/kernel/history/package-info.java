/** What was run in notebooks, kept between starts: one JSON document a line, appended under a lock. Imports no sibling. */
@NullMarked
package dev.glmsh.kernel.history;

import org.jspecify.annotations.NullMarked;

/**
 * Tablesaw tables as glmsh shows them. {@link dev.glmsh.table.Columns} makes columns whose values are plain numbers and
 * whose text has units; {@link dev.glmsh.table.TableFormat} writes one table as aligned text, JSON, CSV, HTML or Markdown. The
 * table is the value; a format never changes it.
 *
 * <p>Depends on Tablesaw and gson, on the root package for errors, and on no sibling: it knows neither terminals nor
 * what the numbers mean.
 */
@NullMarked
package dev.glmsh.table;

import org.jspecify.annotations.NullMarked;

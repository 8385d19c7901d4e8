/**
 * A cell: what its text means, how it runs, and how what it gives reaches the front end.
 *
 * <pre>
 *   CellText → CellRun (Shell evaluates each part) → CellOutput → Publisher (iopub, in the place of the cell)
 *                                                    Bundles    (values by MIME type)
 * </pre>
 *
 * <p>Depends on the shell, and of the kernel on the wire only.
 */
@NullMarked
package dev.glmsh.kernel.cell;

import org.jspecify.annotations.NullMarked;

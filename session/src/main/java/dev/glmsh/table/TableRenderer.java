package dev.glmsh.table;

import tech.tablesaw.api.Table;

/** Writes a table in one form. Stateless: the same table always gives the same text, and the table is not changed. */
@FunctionalInterface
public interface TableRenderer {
    /** {@code table} in this form. Never ends in a line break; front ends add their own. */
    String render(Table table);
}

package dev.glmsh.table;

import tech.tablesaw.api.Table;

/**
 * Loads Tablesaw ahead of its first use. When its {@code Table} class is initialized it searches the whole class path
 * for readers and writers, which takes 0.25 to 0.8 seconds on two cores. A front end calls {@link #begin} first thing,
 * so that this happens while it starts, and not when the first table is asked for.
 *
 * <pre>{@code
 * TablesawStartUp.begin();
 * Terminal terminal = TerminalBuilder.terminal();
 * }</pre>
 */
public final class TablesawStartUp {
    private TablesawStartUp() {}

    /** Starts loading on a daemon thread and returns it at once. Harmless if called again. */
    public static Thread begin() {
        Thread thread = new Thread(() -> Table.create("").columnCount(), "glmsh-tablesaw");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}

package dev.glmsh.table;

import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * Loads Tablesaw ahead of its first use. When its {@code Table} class is initialized it searches the whole class path
 * for readers and writers, which takes 0.25 to 0.8 seconds on two cores. A front end calls {@link #begin} first thing,
 * so that this happens while it starts, and the search sees Tablesaw's own jars only, which takes a third of the time.
 *
 * <pre>{@code
 * TablesawStartUp.begin();
 * Terminal terminal = TerminalBuilder.terminal();
 * }</pre>
 */
public final class TablesawStartUp {
    private static final String CLASS_PATH = "java.class.path";
    private static @Nullable Thread begun;
    private static Optional<String> wholeClassPath = Optional.empty();

    private TablesawStartUp() {}

    /** Starts loading on a daemon thread and returns it at once. Harmless if called again. */
    public static synchronized Thread begin() {
        Thread thread = begun;
        if (thread == null) {
            wholeClassPath = Optional.of(System.getProperty(CLASS_PATH));
            thread = new Thread(TablesawStartUp::load, "glmsh-tablesaw");
            thread.setDaemon(true);
            begun = thread;
            thread.start();
        }
        return thread;
    }

    /** The class path of this process; the property of that name holds a part of it while Tablesaw loads. */
    public static synchronized String classPath() {
        return wholeClassPath.orElseGet(() -> System.getProperty(CLASS_PATH));
    }

    private static void load() {
        String whole = classPath();
        String tablesaw = Arrays.stream(whole.split(File.pathSeparator))
                .filter(entry -> new File(entry).getName().startsWith("tablesaw"))
                .collect(Collectors.joining(File.pathSeparator));
        try {
            if (!tablesaw.isEmpty()) {
                System.setProperty(CLASS_PATH, tablesaw);
            }
            Table.create("").columnCount();
        } finally {
            System.setProperty(CLASS_PATH, whole);
        }
    }
}

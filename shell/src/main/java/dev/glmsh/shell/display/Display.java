package dev.glmsh.shell.display;

import static java.util.Objects.requireNonNull;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.ThreadOutput;
import dev.glmsh.shell.output.Value;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * How values of a type show when a snippet gives one. Public and static, because snippets call it; thread-safe.
 *
 * <pre>{@code
 * record Point(int x, int y) {}
 * Display.register(Point.class, p -> Display.text("(" + p.x() + " | " + p.y() + ")"));
 * new Point(1, 2)                     // (1 | 2)
 * Shown bar = Display.show("0%");
 * bar.update("100%");                 // in its place in a notebook, below it at a prompt
 * }</pre>
 */
public final class Display {
    private static final List<Registration<?>> REGISTERED = new CopyOnWriteArrayList<>();

    private record Registration<T>(Class<T> type, Function<? super T, Value> show) {
        Value of(Object object) {
            return requireNonNull(show.apply(type.cast(object)), () -> "the display of " + type.getName() + " is null");
        }
    }

    private Display() {}

    /**
     * From now on, values of a type and of its subtypes show like this. The latest registration that fits counts. A type
     * that is declared anew is another type and has to be registered anew.
     */
    public static <T> void register(Class<T> type, Function<? super T, Value> show) {
        requireNonNull(show, "show is null");
        REGISTERED.removeIf(registration -> registration.type().equals(type));
        REGISTERED.add(0, new Registration<>(type, show));
    }

    /** Takes a registration back; harmless if there is none. */
    public static void unregister(Class<?> type) {
        REGISTERED.removeIf(registration -> registration.type().equals(type));
    }

    /**
     * Shows an object now, in the middle of a snippet or from a thread that it has started.
     *
     * @return by which it may be changed
     * @throws GlmshException if the calling thread works for no line
     */
    public static Shown show(Object object) {
        Shown shown = new Shown(UUID.randomUUID().toString(), output(), Look.STANDARD);
        shown.display(object);
        return shown;
    }

    /** Removes what the line has shown so far, where that can be done: in a notebook. */
    public static void clear() {
        output().clear(false);
    }

    private static Output output() {
        return ThreadOutput.current()
                .orElseThrow(() -> new GlmshException(
                        Thread.currentThread().getName() + " works for no line, so it has nowhere to show something",
                        "call Display from a thread that a snippet has started"));
    }

    /** A value that shows as text. */
    public static Value text(String text) {
        return new Value.Text(text);
    }

    /** A value that shows as a table. */
    public static Value table(Table table) {
        return new Value.Tabular(table);
    }

    /** A value that shows as an image, written as PNG. */
    public static Value image(BufferedImage image) {
        return Value.Image.of(image);
    }

    /**
     * A value that shows as an image.
     *
     * @param encoded a whole file of it
     * @param mimeType such as {@code image/png} or {@code image/svg+xml}
     */
    public static Value image(byte[] encoded, String mimeType) {
        return Value.Image.of(encoded, mimeType);
    }

    /** How an object shows; empty where nothing was registered for its type. Runs the user's code. */
    public static Optional<Value> of(Object object) {
        return new ArrayList<>(REGISTERED)
                .stream()
                        .filter(registration -> registration.type().isInstance(object))
                        .findFirst()
                        .map(registration -> registration.of(object));
    }

    /** Whether something was registered for the type of an object. */
    public static boolean knows(Object object) {
        return REGISTERED.stream().anyMatch(registration -> registration.type().isInstance(object));
    }
}

package dev.glmsh.shell.java;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShellException;
import org.jspecify.annotations.Nullable;

/**
 * What a snippet threw, for the one who wrote it: type, message and causes, with the frames of snippets only, each with
 * the snippet's id and the line in it.
 *
 * <pre>{@code
 * java.lang.IllegalStateException: no luck (line 2)
 *   at twice (#3:2)
 *   at #4:1
 *   caused by java.lang.ArithmeticException: / by zero
 *   at half (#2:1)
 * }</pre>
 */
final class Traces {
    private static final int MOST_FRAMES = 8;
    private static final int MOST_CAUSES = 8;
    private static final String INDENT = "  ";

    private final SnippetPlaces places;

    /** @param places what the frames' snippets are called */
    Traces(SnippetPlaces places) {
        this.places = places;
    }

    /**
     * The failure; our own exceptions speak for themselves, without the name of their class.
     *
     * @param thrown the object itself
     * @param translated the same as JShell tells it, with lines of snippets in frames whose file is {@code #3}
     */
    Failure failure(Throwable thrown, JShellException translated) {
        if (thrown instanceof GlmshException ours) {
            return Failure.of(ours);
        }
        List<StackTraceElement> frames = frames(translated);
        String place = frames.isEmpty() ? "" : " (" + places.ofMessage(frames.get(0)) + ")";
        return Failure.of(thrown + place, thrown).with(details(thrown, translated));
    }

    private List<String> details(Throwable thrown, JShellException translated) {
        List<String> details = new ArrayList<>();
        if (frames(translated).size() > 1 || thrown.getCause() != null) {
            details.addAll(lines(frames(translated)));
        }
        Throwable cause = thrown.getCause();
        Throwable shown = translated.getCause();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            details.add(INDENT + "caused by " + cause);
            details.addAll(lines(frames(shown)));
            cause = cause.getCause();
            shown = shown == null ? null : shown.getCause();
        }
        return details;
    }

    private List<String> lines(List<StackTraceElement> frames) {
        Stream<String> shown = frames.stream().limit(MOST_FRAMES).map(frame -> INDENT + "at " + line(frame));
        int left = frames.size() - MOST_FRAMES;
        return Stream.concat(shown, left > 0 ? Stream.of(INDENT + "and " + left + " more") : Stream.empty())
                .toList();
    }

    private static List<StackTraceElement> frames(@Nullable Throwable shown) {
        return shown == null
                ? List.of()
                : Arrays.stream(shown.getStackTrace())
                        .filter(frame -> frame.getFileName() != null
                                && frame.getFileName().startsWith("#"))
                        .toList();
    }

    private String line(StackTraceElement frame) {
        String place = places.of(frame);
        String method = frame.getMethodName().startsWith("lambda$") ? "a lambda" : frame.getMethodName();
        if (method.isEmpty()) {
            return place;
        }
        String owner = frame.getClassName().isEmpty() || method.equals("a lambda") ? "" : frame.getClassName() + ".";
        return owner.replace('$', '.') + method + " (" + place + ")";
    }
}

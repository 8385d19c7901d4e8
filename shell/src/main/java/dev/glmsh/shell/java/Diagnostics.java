package dev.glmsh.shell.java;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/** The one-line messages of Java that did not compile or did not run through. */
final class Diagnostics {
    private Diagnostics() {}

    /** {@code cannot find symbol, variable x (line 1, column 9)}, with the place counted in the whole input. */
    static Failure compileError(Diag diagnostic, String input, int snippetStart) {
        int offset = (int) Math.min(input.length(), Math.max(0, snippetStart + diagnostic.getPosition()));
        String before = input.substring(0, offset);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = offset - before.lastIndexOf('\n');
        return Failure.of("%s (line %d, column %d)".formatted(oneLine(diagnostic), line, column));
    }

    private static String oneLine(Diag diagnostic) {
        return Arrays.stream(diagnostic.getMessage(Locale.ENGLISH).split("\\R"))
                .map(part -> part.strip().replaceAll("\\s+", " ").replaceFirst("^symbol: ", ""))
                .filter(part -> !part.isEmpty() && !part.startsWith("location: "))
                .collect(Collectors.joining(", "));
    }

    /**
     * {@code java.lang.ArithmeticException: / by zero (line 1)}; our own exceptions speak for themselves, without the
     * name of their class.
     *
     * @param frames the stack as JShell rewrites it, with lines of snippets in frames whose file is {@code #3}
     */
    static Failure thrown(Throwable thrown, StackTraceElement[] frames) {
        if (thrown instanceof GlmshException ours) {
            return Failure.of(ours);
        }
        String place = Arrays.stream(frames)
                .filter(frame ->
                        frame.getFileName() != null && frame.getFileName().startsWith("#"))
                .findFirst()
                .map(frame -> " (line " + frame.getLineNumber() + ")")
                .orElse("");
        return Failure.of(thrown + place, thrown);
    }
}

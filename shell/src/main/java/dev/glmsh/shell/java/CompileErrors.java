package dev.glmsh.shell.java;

import dev.glmsh.shell.output.Failure;
import dev.glmsh.table.DisplayWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/**
 * The errors of Java that did not compile: the first as the failure's line, and below it all of them with the line of
 * the input and the place in it marked.
 *
 * <pre>{@code
 * cannot find symbol, variable nosuch (line 1, column 9)
 *   int x = nosuch;
 *           ^^^^^^
 * }</pre>
 */
final class CompileErrors {
    private static final int MOST_SHOWN = 5;
    private static final String INDENT = "  ";

    private final String input;
    private final int snippetStart;

    /**
     * For the errors of one snippet.
     *
     * @param input everything that was typed
     * @param snippetStart where the snippet begins in it
     */
    CompileErrors(String input, int snippetStart) {
        this.input = input;
        this.snippetStart = snippetStart;
    }

    /** The failure that tells of at least one error. */
    Failure failure(List<Diag> errors) {
        List<String> details = new ArrayList<>();
        for (Diag error : errors.subList(0, Math.min(MOST_SHOWN, errors.size()))) {
            if (error != errors.get(0)) {
                details.add(line(error));
            }
            details.addAll(marked(error));
        }
        if (errors.size() > MOST_SHOWN) {
            details.add("and " + (errors.size() - MOST_SHOWN) + " more errors");
        }
        String more = errors.size() == 1 ? "" : ", the first of " + errors.size() + " errors";
        return Failure.of(line(errors.get(0)) + more).with(details);
    }

    /** {@code cannot find symbol, variable x (line 1, column 9)}, with the place counted in the whole input. */
    private String line(Diag error) {
        int at = start(error);
        int line =
                1 + (int) input.substring(0, at).chars().filter(c -> c == '\n').count();
        return "%s (line %d, column %d)".formatted(message(error), line, at - lineStart(at) + 1);
    }

    private static String message(Diag error) {
        return Arrays.stream(error.getMessage(Locale.ENGLISH).split("\\R"))
                .map(part -> part.strip().replaceAll("\\s+", " ").replaceFirst("^symbol: ", ""))
                .filter(part -> !part.isEmpty() && !part.startsWith("location: "))
                .collect(Collectors.joining(", "));
    }

    private List<String> marked(Diag error) {
        int start = start(error);
        int from = lineStart(start);
        int to = input.indexOf('\n', start) < 0 ? input.length() : input.indexOf('\n', start);
        int end = Math.max(start + 1, Math.min(to, end(error, start)));
        String token = input.substring(start, Math.min(end, to));
        return List.of(
                INDENT + input.substring(from, to).replace('\t', ' ').stripTrailing(),
                INDENT
                        + " "
                                .repeat(DisplayWidth.of(
                                        input.substring(from, start).replace('\t', ' ')))
                        + "^".repeat(Math.max(1, DisplayWidth.of(token))));
    }

    /** Where the mark begins: at the error's own position, behind the dot where that is what the compiler names. */
    private int start(Diag error) {
        int at = within(snippetStart + error.getPosition());
        boolean member = at + 1 < input.length()
                && input.charAt(at) == '.'
                && Character.isJavaIdentifierStart(input.charAt(at + 1));
        return member ? at + 1 : at;
    }

    /** The end of what is wrong: of the whole construct where the mark begins with it, else of the word. */
    private int end(Diag error, int start) {
        if (within(snippetStart + error.getStartPosition()) == start) {
            return within(snippetStart + error.getEndPosition());
        }
        int end = start;
        while (end < input.length() && Character.isJavaIdentifierPart(input.charAt(end))) {
            end++;
        }
        return end;
    }

    private int lineStart(int at) {
        return input.lastIndexOf('\n', at - 1) + 1;
    }

    private int within(long offset) {
        return (int) Math.min(input.length(), Math.max(0, offset));
    }
}

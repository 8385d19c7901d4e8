package dev.glmsh.kernel.cell;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes an error of a failure: the place in the cell, the source with a mark, the message.
 *
 * <pre>{@code
 * Cell In[3], line 2
 *   int x = nosuch;
 *           ^^^^^^
 * cannot find symbol, variable nosuch
 * }</pre>
 */
final class ErrorText {
    private static final Pattern PLACE =
            Pattern.compile("(.*) \\((?:(Cell In\\[\\d+]), )?line (\\d+)(?:, column \\d+)?\\)(.*)", Pattern.DOTALL);
    private static final int MARKED = 2;
    private static final String BOLD = "\u001b[1m"; // colours are hard to read on the red of front ends' light themes
    private static final String PLAIN = "\u001b[0m";

    private ErrorText() {}

    /**
     * The error.
     *
     * @param cell what the cell is called
     * @param line where in it the part begins that failed, from 1
     */
    static CellError of(Failure failure, String cell, int line) {
        Matcher place = PLACE.matcher(failure.line());
        boolean known = place.matches();
        String where = !known
                ? cell + ", line " + line
                : (place.group(2) == null ? cell : place.group(2)) + ", line " + place.group(3);
        String message = known ? place.group(1) + place.group(4) : failure.line();
        return new CellError(
                name(failure, known), value(message, failure), traceback(where, message, failure.details()));
    }

    private static String name(Failure failure, boolean inJava) {
        if (failure.line().startsWith("cancelled") || failure.cause().orElse(null) instanceof CancellationException) {
            return "Cancelled";
        }
        Optional<Throwable> thrown = failure.cause().filter(cause -> !(cause instanceof GlmshException));
        return thrown.map(cause -> cause.getClass().getName()).orElse(inJava ? "CompileError" : "Refused");
    }

    /** The message without the name of the exception's class, which stands before it. */
    private static String value(String message, Failure failure) {
        return failure.cause()
                .map(cause -> cause.getClass().getName() + ": ")
                .filter(message::startsWith)
                .map(prefix -> message.substring(prefix.length()))
                .orElse(message);
    }

    private static List<String> traceback(String where, String message, List<String> details) {
        List<String> lines = new ArrayList<>();
        lines.add(BOLD + where + PLAIN);
        boolean marked = details.size() >= MARKED && details.get(1).strip().startsWith("^");
        int first = marked ? MARKED : 0;
        lines.addAll(details.subList(0, first));
        lines.add(BOLD + message + PLAIN);
        lines.addAll(details.subList(first, details.size()));
        return lines;
    }
}

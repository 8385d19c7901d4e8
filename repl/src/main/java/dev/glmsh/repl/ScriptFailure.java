package dev.glmsh.repl;

import dev.glmsh.shell.output.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where in a script a line failed, in the form that editors and CI systems understand: {@code a.jsh:7:3: why}. */
final class ScriptFailure {
    private static final Pattern POSITION = Pattern.compile("(.*) \\(line (\\d+)(?:, column (\\d+))?\\)(.*)");

    private ScriptFailure() {}

    /**
     * The failure with its place in front; a place in the snippet becomes one in the script.
     *
     * @param start the line of the script, from 1, with which the failed input begins
     */
    static Failure of(String script, int start, Failure failure) {
        Matcher position = POSITION.matcher(failure.line());
        if (!position.matches()) {
            return new Failure("%s:%d: %s".formatted(script, start, failure.line()), failure.cause());
        }
        int line = start - 1 + Integer.parseInt(position.group(2));
        String column = position.group(3) == null ? "" : ":" + position.group(3);
        return new Failure(
                "%s:%d%s: %s%s".formatted(script, line, column, position.group(1), position.group(4)), failure.cause());
    }
}

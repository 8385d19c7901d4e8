package dev.glmsh.kernel.cell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell whose first line says what the rest is for: {@code %%chat --max-new 20}.
 *
 * @param name such as {@code chat}
 * @param arguments the rest of the line
 * @param body the lines below
 */
record Magic(String name, String arguments, String body) {
    private static final Pattern FIRST_LINE =
            Pattern.compile("\\s*%%(\\w+)[ \\t]*([^\\n]*)(?:\\n(.*))?", Pattern.DOTALL);

    /** The magic of a cell, if it has one. */
    static Optional<Magic> of(String cell) {
        Matcher matcher = FIRST_LINE.matcher(cell);
        return matcher.matches()
                ? Optional.of(new Magic(
                        matcher.group(1),
                        matcher.group(2).strip(),
                        Optional.ofNullable(matcher.group(3)).orElse("")))
                : Optional.empty();
    }
}

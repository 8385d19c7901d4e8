package dev.glmsh.shell;

import dev.glmsh.shell.output.Failure;
import java.util.regex.Pattern;

/** Notices when someone speaks to the model while the shell expects Java. */
final class Prose {
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\s,:'’、，：-]+[.?!。？！]*");
    private static final Pattern SEVERAL = Pattern.compile("\\p{L}.*\\s\\p{L}.*|.*[^\\p{ASCII}].*", Pattern.DOTALL);

    private Prose() {}

    /** The failure, with what to type instead if the line reads like a prompt. */
    static Failure explain(String line, Failure failure) {
        String text = line.strip();
        boolean prose = WORDS.matcher(text).matches() && SEVERAL.matcher(text).matches();
        return prose
                ? new Failure(failure.line() + "; to say it to the model, type :chat first", failure.cause())
                : failure;
    }
}

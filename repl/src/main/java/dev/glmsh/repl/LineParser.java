package dev.glmsh.repl;

import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Completeness;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Connects JLine's line editor to the shell: whether Enter ends the input, and what Tab offers. */
final class LineParser implements Parser, Completer {
    private final Shell shell;
    private final Keyboard keyboard;

    LineParser(Shell shell, Keyboard keyboard) {
        this.shell = shell;
        this.keyboard = keyboard;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE) {
            accept(line);
        }
        boolean completes = context == ParseContext.COMPLETE;
        return CompletedLine.of(line, cursor, completes ? shell.complete(line, cursor) : List.of());
    }

    private void accept(String line) {
        keyboard.entered();
        if (shell.completeness(line) == Completeness.INCOMPLETE) {
            keyboard.goesOn();
            throw new EOFError(-1, -1, "the input goes on");
        }
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> into) {
        if (line instanceof CompletedLine completed) {
            completed.candidates().forEach(candidate -> into.add(shown(candidate, into.size())));
        }
    }

    /** As JLine shows it, at its place: the shell gives the best first. */
    private static Candidate shown(dev.glmsh.shell.completion.Candidate candidate, int place) {
        String text = candidate.text();
        String description = candidate.description().isEmpty() ? null : candidate.description();
        return new Candidate(text, text, null, description, null, null, candidate.finished(), place);
    }
}

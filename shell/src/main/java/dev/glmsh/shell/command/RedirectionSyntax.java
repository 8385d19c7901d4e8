package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.redirect.FileTarget;
import dev.glmsh.shell.redirect.ProgramTarget;
import dev.glmsh.shell.redirect.Redirection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code > FILE}, {@code >> FILE} and {@code | COMMAND}, which end a line. FILE is one word, in quotation marks if
 * it has blanks; COMMAND is all of the rest, for the user's shell to read.
 */
final class RedirectionSyntax {
    /** The end of a text that may be meant as a redirection. */
    private static final Pattern FILE_AT_END = Pattern.compile("(?:^|.*\\s)(>>?)\\s*(\\S+)\\s*", Pattern.DOTALL);

    private RedirectionSyntax() {}

    /** Whether a redirection may begin at the position, which begins a word. */
    static boolean startsAt(String line, int at) {
        return at < line.length() && (line.charAt(at) == '>' || line.charAt(at) == '|');
    }

    /**
     * The redirection from here to the end of the line.
     *
     * @throws GlmshException if there is none, or something follows it
     */
    static Redirection read(String line, int at) {
        if (line.charAt(at) == '|') {
            return program(line.substring(at + 1).strip());
        }
        boolean append = line.startsWith(">>", at);
        int start = Words.skipBlanks(line, at + (append ? 2 : 1));
        String mark = append ? ">>" : ">";
        if (start >= line.length()) {
            throw new GlmshException("no file follows " + mark, "name one: " + mark + " FILE");
        }
        Word file = Words.next(line, start);
        if (!file.quoted() && ">|&".indexOf(file.text().charAt(0)) >= 0) {
            throw new GlmshException("'" + line.substring(at) + "' is no redirection", "write > FILE or >> FILE");
        }
        int next = Words.skipBlanks(line, file.end());
        if (next < line.length()) {
            throw new GlmshException(
                    "'" + line.substring(next).strip() + "' follows the file " + file.text(),
                    "put options before " + mark + ", and a name with blanks into quotation marks");
        }
        return new FileTarget(path(file.text()), append);
    }

    private static Redirection program(String command) {
        if (command.isEmpty() || command.startsWith("|")) {
            throw new GlmshException("no command follows |", "name one: | COMMAND");
        }
        return new ProgramTarget(command);
    }

    /** A path as a user types it. */
    static Path path(String text) {
        try {
            return HomePath.expand(Path.of(text));
        } catch (InvalidPathException e) {
            throw new GlmshException("'" + text + "' is no file name: " + e.getReason(), "choose another", e);
        }
    }

    /**
     * Refuses text that ends as a redirection to a file of a format does: more likely a forgotten pair of quotation
     * marks than something to say to a model.
     */
    static void refuseLookalike(String text) {
        Matcher end = FILE_AT_END.matcher(text);
        if (end.matches() && isFileOfAFormat(end.group(2))) {
            throw new GlmshException(
                    "'%s %s' may be text or a file".formatted(end.group(1), end.group(2)),
                    "put the text into quotation marks: \"TEXT\" %s FILE; or all of it".formatted(end.group(1)));
        }
    }

    /** Whether a word can hardly be anything but a file's name. */
    static boolean isFileOfAFormat(String word) {
        boolean format = word.indexOf('.') > 0 && Format.ofFile(path(word)).isPresent();
        return format || word.matches(".*[^.\"].*\\.txt");
    }
}

package dev.glmsh.repl;

import dev.glmsh.shell.Shell;
import dev.glmsh.shell.completion.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.RegionType;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours the line while it is typed: Java by what its words are, a command's name and options, and in red the name of a
 * command that does not exist. Text for the model stays as it is.
 */
final class LineHighlighter extends DefaultHighlighter {
    private static final AttributedStyle COMMAND = AttributedStyle.BOLD.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle OPTION = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle QUOTED = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle WRONG = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private final Shell shell;
    private final Map<String, AttributedStyle> names = new HashMap<>();

    LineHighlighter(Shell shell) {
        this.shell = shell;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (buffer.isEmpty()) {
            names.clear(); // a new line: commands may have been added
            return AttributedString.EMPTY; // the prompt appears before anything of this is loaded
        }
        if (reader.getRegionActive() == RegionType.CHAR
                || reader.getRegionActive() == RegionType.LINE
                || reader.getSearchTerm() != null) {
            return super.highlight(reader, buffer); // which shows the region or what was found
        }
        return styled(buffer);
    }

    AttributedString styled(String buffer) {
        if (buffer.stripLeading().startsWith(":")) {
            return command(buffer);
        }
        return shell.isChatting() ? new AttributedString(buffer) : java(buffer);
    }

    private AttributedString java(String source) {
        AttributedStringBuilder text = new AttributedStringBuilder(source.length());
        JavaTokens.forEach(source, (token, piece) -> {
            text.append(source, text.length(), token.start());
            text.append(piece, style(token.kind()));
        });
        return text.append(source, text.length(), source.length()).toAttributedString();
    }

    private static AttributedStyle style(JavaTokens.Kind kind) {
        return switch (kind) {
            case KEYWORD -> AttributedStyle.BOLD.foreground(AttributedStyle.BLUE);
            case TYPE -> AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
            case LITERAL -> QUOTED;
            case COMMENT -> AttributedStyle.DEFAULT.faint();
        };
    }

    private AttributedString command(String line) {
        AttributedStringBuilder text = new AttributedStringBuilder(line.length());
        Matcher word = Words.WORD.matcher(line);
        boolean first = true;
        while (word.find()) {
            text.append(line, text.length(), word.start());
            text.append(word.group(), first ? nameStyle(word.group()) : argumentStyle(line, word));
            first = false;
        }
        return text.append(line, text.length(), line.length()).toAttributedString();
    }

    private AttributedStyle nameStyle(String name) {
        return names.computeIfAbsent(name, typed -> {
            List<Candidate> known = shell.complete(typed, typed.length());
            boolean complete =
                    known.stream().anyMatch(candidate -> candidate.text().equals(typed));
            return complete ? COMMAND : known.isEmpty() ? WRONG : AttributedStyle.DEFAULT;
        });
    }

    private AttributedStyle argumentStyle(String line, Matcher word) {
        if (word.group().startsWith("\"")) {
            return QUOTED;
        }
        if (!word.group().startsWith("--")) {
            return AttributedStyle.DEFAULT;
        }
        String name = line.stripLeading().split("\\s", 2)[0];
        return names.computeIfAbsent(name + " " + word.group(), typed -> {
            boolean known = shell.complete(typed, typed.length()).stream()
                    .anyMatch(candidate -> typed.endsWith(" " + candidate.text()));
            return known ? OPTION : AttributedStyle.DEFAULT;
        });
    }

    /** Loaded with the first command that is typed. */
    private static final class Words {
        static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"?|\\S++");
    }
}

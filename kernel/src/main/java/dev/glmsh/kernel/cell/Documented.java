package dev.glmsh.kernel.cell;

import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Documentation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What is known of a name: of Java its signatures and Javadoc, of a command its help. */
public final class Documented {
    private static final Pattern QUESTION = Pattern.compile("\\s*((?::|%)?[\\w.$-]+)\\?\\s*");

    private Documented() {}

    /** The name in a cell that only asks about it: {@code String.format?}. */
    static Optional<String> name(String cell) {
        Matcher matcher = QUESTION.matcher(cell);
        return matcher.matches() ? Optional.of(matcher.group(1).replaceFirst("^%", ":")) : Optional.empty();
    }

    static DisplayData of(Shell shell, String asked) {
        return at(shell, asked, asked.length()).orElseGet(() -> new DisplayData("there is nothing known of " + asked));
    }

    /** What is known of what stands at the cursor, if anything is. */
    public static Optional<DisplayData> at(Shell shell, String code, int cursor) {
        CodePosition position = CodePosition.of(code, cursor, shell::completeness);
        if (position.command()) {
            String help = shell.help(position.text());
            return help.isEmpty() ? Optional.empty() : Optional.of(new DisplayData(help));
        }
        List<Documentation> found = shell.documentation(position.text(), position.cursor());
        return found.isEmpty() ? Optional.empty() : Optional.of(bundle(found));
    }

    private static DisplayData bundle(List<Documentation> found) {
        DisplayData bundle = new DisplayData(found.stream()
                .map(one -> one.signature() + "\n" + one.text().indent(2).stripTrailing())
                .collect(Collectors.joining("\n\n")));
        bundle.putHTML(found.stream()
                .map(one -> "<pre><b>%s</b></pre>\n%s".formatted(Html.escaped(one.signature()), paragraphs(one.text())))
                .collect(Collectors.joining("\n")));
        return bundle;
    }

    private static String paragraphs(String text) {
        return text.lines()
                .map(line -> line.startsWith("    ")
                        ? "<pre>" + Html.escaped(line) + "</pre>"
                        : "<p>" + Html.escaped(line) + "</p>")
                .collect(Collectors.joining("\n"));
    }
}

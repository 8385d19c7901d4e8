package dev.glmsh.repl;

import dev.glmsh.shell.Shell;
import dev.glmsh.shell.java.Documentation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Tab shows where it has nothing to complete: of Java the signatures, then the documentation; of a command its
 * synopsis, then its help. Each further Tab at the same place is a step further. Used by the thread that reads lines.
 */
final class TabHelp {
    private static final String MORE = "(Tab again for documentation)";

    private final Shell shell;
    private String place = "";
    private int step;

    TabHelp(Shell shell) {
        this.shell = shell;
    }

    /**
     * The next step's text.
     *
     * @return empty if there is nothing to say
     */
    String next(String line, int cursor) {
        String here = cursor + " " + line;
        step = here.equals(place) ? step + 1 : 0;
        place = here;
        return step == 0 ? brief(line, cursor) : documentation(line, cursor);
    }

    private String brief(String line, int cursor) {
        if (isCommand(line)) {
            return shell.synopsis(line);
        }
        List<String> signatures = shell.signatures(line, cursor);
        return signatures.isEmpty() ? "" : String.join("\n", signatures) + "\n" + MORE;
    }

    private String documentation(String line, int cursor) {
        return isCommand(line)
                ? shell.help(line)
                : shell.documentation(line, cursor).stream().map(TabHelp::text).collect(Collectors.joining("\n\n"));
    }

    private static String text(Documentation documentation) {
        return documentation.signature() + "\n" + documentation.text().indent(2).stripTrailing();
    }

    private static boolean isCommand(String line) {
        return line.stripLeading().startsWith(":");
    }

    /**
     * Whether Tab is better told what stands here than asked for names: behind the bracket or comma of a call, where
     * any name may follow, and behind a command's whole name that others begin with too.
     */
    boolean comesFirst(String line, int cursor) {
        String before = line.substring(0, cursor).stripTrailing();
        if (!isCommand(line)) {
            return !shell.isChatting() && (before.endsWith("(") || before.endsWith(","));
        }
        return before.length() == line.length()
                && shell.complete(line, cursor).stream()
                        .anyMatch(candidate ->
                                candidate.start() == 0 && candidate.text().equals(line) && hasOthers(line));
    }

    /** Whether there are several things to choose from, which Tab has listed. */
    boolean hasOthers(String line) {
        return shell.complete(line, line.length()).size() > 1;
    }
}

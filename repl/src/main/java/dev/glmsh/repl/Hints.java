package dev.glmsh.repl;

import dev.glmsh.shell.Shell;

/** What is shown faintly behind a line while it is typed: an earlier line's rest, or what a command takes. */
final class Hints {
    private static final int LONGEST_LINE = 1000;

    private final Shell shell;
    private final boolean suggests;
    private final boolean tips;

    Hints(Shell shell, boolean dumb) {
        this.shell = shell;
        this.suggests = !dumb && isOn("suggestions");
        this.tips = !dumb && isOn("tips");
    }

    private boolean isOn(String setting) {
        return shell.settings().value(setting, "true").equals("true");
    }

    /** What the history has behind the text. */
    String suggestion(SharedHistory history, String text) {
        return suggests && text.length() <= LONGEST_LINE ? history.suggestion(text) : "";
    }

    /** What the command that is being typed takes, as far as there is room behind it. */
    String tip(String text, int room) {
        String tip = tips && text.length() <= LONGEST_LINE ? shell.tip(text) : "";
        return tip.length() <= room ? tip : room < 2 ? "" : tip.substring(0, room - 1) + "…";
    }
}

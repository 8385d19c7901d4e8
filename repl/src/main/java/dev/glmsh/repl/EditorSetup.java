package dev.glmsh.repl;

import dev.glmsh.shell.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.terminal.Terminal;

/** How the line editor behaves: its parser, completion, history, colours and keys, by the user's settings. */
final class EditorSetup {
    private static final List<String> COLOURS = List.of(
            LineReader.COMPLETION_STYLE_STARTING,
            LineReader.COMPLETION_STYLE_DESCRIPTION,
            LineReader.COMPLETION_STYLE_GROUP,
            LineReader.COMPLETION_STYLE_BACKGROUND,
            LineReader.COMPLETION_STYLE_LIST_STARTING,
            LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
            LineReader.COMPLETION_STYLE_LIST_GROUP,
            LineReader.COMPLETION_STYLE_LIST_BACKGROUND);

    private EditorSetup() {}

    /**
     * Makes the editor; it reads nothing yet.
     *
     * @param colours whether lines and candidates are coloured
     * @param file where lines are kept for the next time, if anywhere
     */
    static Editor open(Terminal terminal, Shell shell, Keyboard keyboard, boolean colours, Optional<Path> file) {
        Editor editor = Editor.of(terminal, shell);
        LineParser parser = new LineParser(shell, keyboard);
        editor.setParser(parser);
        editor.setCompleter(parser);
        editor.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "%P ... ");
        editor.setOpt(Option.DISABLE_EVENT_EXPANSION);
        editor.setOpt(Option.CASE_INSENSITIVE);
        remember(editor, shell, file);
        colour(editor, shell, colours);
        if (shell.settings().value("edit-mode", "emacs").equals("vi")) {
            editor.getKeyMaps().put(LineReader.MAIN, editor.getKeyMaps().get(LineReader.VIINS));
        }
        return editor;
    }

    private static void remember(Editor editor, Shell shell, Optional<Path> file) {
        editor.setHistory(new SharedHistory());
        file.ifPresent(path -> editor.setVariable(LineReader.HISTORY_FILE, path));
        String lines = shell.settings().value("history-size", Integer.toString(SharedHistory.LINES));
        editor.setVariable(LineReader.HISTORY_SIZE, lines);
        editor.setVariable(LineReader.HISTORY_FILE_SIZE, lines);
    }

    private static void colour(Editor editor, Shell shell, boolean colours) {
        if (colours) {
            editor.setHighlighter(new LineHighlighter(shell));
        } else {
            editor.setOpt(Option.DISABLE_HIGHLIGHTER);
            COLOURS.forEach(style -> editor.setVariable(style, "default"));
        }
    }
}

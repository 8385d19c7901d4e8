package dev.glmsh.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.keymap.KeyMap;
import org.jline.reader.History;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/**
 * Ctrl-R: the lines entered before that resemble what is typed, in a menu below the prompt. Ctrl-R and Up go to older
 * ones, Ctrl-S and Down back; Enter or Tab takes the line for editing, and so does any other key, which then does what
 * it always does; Ctrl-G or Escape leaves everything as it was.
 */
final class HistorySearch {
    private static final int SHOWN = 8;

    private enum Key {
        TYPE,
        ERASE,
        OLDER,
        NEWER,
        TAKE,
        LEAVE,
        OTHER
    }

    private final Editor editor;
    private final String before;
    private final List<String> lines;
    private final StringBuilder query = new StringBuilder();
    private List<String> found = List.of();
    private int selected;

    HistorySearch(Editor editor) {
        this.editor = editor;
        this.before = editor.text();
        History history = editor.getHistory();
        this.lines = history.isEmpty()
                ? List.of()
                : IntStream.rangeClosed(0, history.last() - history.first())
                        .mapToObj(i -> history.get(history.last() - i))
                        .distinct()
                        .toList();
    }

    /** Runs until a line is taken or the search is left. */
    boolean run() {
        KeyMap<Key> keys = keys(editor.getTerminal());
        query.append(before.indexOf('\n') < 0 ? before : "");
        search();
        Key key = editor.readKey(keys);
        while (key == Key.TYPE || key == Key.ERASE || key == Key.OLDER || key == Key.NEWER) {
            act(key);
            key = editor.readKey(keys);
        }
        if (key == Key.LEAVE) {
            editor.text(before);
        } else if (key == Key.OTHER) {
            editor.pushBack(editor.lastKey());
        }
        editor.showBelow(List.of());
        return true;
    }

    private void act(Key key) {
        switch (key) {
            case TYPE -> {
                query.append(editor.lastKey());
                search();
            }
            case ERASE -> {
                query.setLength(Math.max(0, query.length() - 1));
                search();
            }
            case OLDER -> select(Math.min(selected + 1, found.size() - 1));
            default -> select(Math.max(selected - 1, 0));
        }
    }

    private void search() {
        found = FuzzyMatch.of(query.toString(), lines.stream());
        select(0);
    }

    private void select(int index) {
        selected = index;
        editor.text(found.isEmpty() ? before : found.get(Math.max(0, index)));
        editor.showBelow(menu());
    }

    private List<AttributedString> menu() {
        List<AttributedString> menu = new ArrayList<>();
        menu.add(new AttributedString(
                found.isEmpty() ? "nothing in the history resembles: " + query : "history: " + query));
        int from = Math.max(0, selected - SHOWN + 1);
        for (int i = from; i < Math.min(found.size(), from + SHOWN); i++) {
            menu.add(row(found.get(i), i == selected));
        }
        return menu;
    }

    private AttributedString row(String line, boolean current) {
        int width = Math.max(10, editor.getTerminal().getColumns() - 4);
        AttributedString text = new AttributedString(line.replace("\n", " ⏎ "));
        AttributedStringBuilder row = new AttributedStringBuilder().append(current ? "> " : "  ");
        AttributedString shown = text.columnLength() > width
                ? AttributedString.join(
                        AttributedString.EMPTY, text.columnSubSequence(0, width - 1), new AttributedString("…"))
                : text;
        return row.append(shown.toString(), current ? AttributedStyle.BOLD : AttributedStyle.DEFAULT)
                .toAttributedString();
    }

    private static KeyMap<Key> keys(Terminal terminal) {
        KeyMap<Key> keys = new KeyMap<>();
        keys.setNomatch(Key.OTHER);
        keys.setUnicode(Key.TYPE);
        keys.bind(Key.OTHER, KeyMap.range("^@-^_"));
        keys.bind(Key.TYPE, KeyMap.range(" -~"));
        keys.bind(Key.ERASE, KeyMap.del(), KeyMap.ctrl('H'));
        keys.bind(Key.OLDER, KeyMap.ctrl('R'), KeyMap.ctrl('P'), "\033[A", KeyMap.key(terminal, Capability.key_up));
        keys.bind(Key.NEWER, KeyMap.ctrl('S'), KeyMap.ctrl('N'), "\033[B", KeyMap.key(terminal, Capability.key_down));
        keys.bind(Key.TAKE, "\r", "\n", "\t");
        keys.bind(Key.LEAVE, KeyMap.ctrl('G'), KeyMap.esc());
        return keys;
    }
}

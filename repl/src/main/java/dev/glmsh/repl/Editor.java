package dev.glmsh.repl;

import dev.glmsh.shell.Shell;
import java.util.List;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * The line editor: JLine's, with what a reader of Java and of models adds. Enter goes on while Java is incomplete and
 * indents; Alt-Enter goes on anyway; Ctrl-R searches the history for what resembles the text; a line that was entered
 * before is suggested while it is typed, and Right takes it. Used by one thread.
 */
final class Editor extends LineReaderImpl {
    private static final List<String> KEY_MAPS = List.of(EMACS, VIINS);

    private final Shell shell;
    private final boolean dumb;
    private final TabHelp help;
    private final Pager pager;
    private final Hints hints;
    private boolean aided;
    private List<String> status = List.of();

    private Editor(Terminal terminal, Shell shell) {
        super(terminal, "glmsh", null);
        this.shell = shell;
        this.help = new TabHelp(shell);
        this.pager = new Pager(terminal, shell.settings());
        this.dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        this.hints = new Hints(shell, dumb);
    }

    /** Makes the editor, which reads nothing yet; {@link EditorSetup} says how it behaves. */
    static Editor of(Terminal terminal, Shell shell) {
        Editor editor = new Editor(terminal, shell);
        editor.bind();
        return editor;
    }

    private void bind() {
        getWidgets().put("insert-line", this::insertLine);
        getWidgets().put("search-history", () -> new HistorySearch(this).run());
        getKeyMaps().forEach((name, keys) -> {
            if (KEY_MAPS.contains(name)) {
                keys.bind(new Reference("insert-line"), KeyMap.alt("\r"), KeyMap.alt("\n"));
                keys.bind(new Reference("search-history"), KeyMap.ctrl('R'));
            }
        });
    }

    @Override
    protected boolean acceptLine() {
        int length = buf.length();
        boolean done = super.acceptLine();
        boolean goesOn = state == State.NORMAL && buf.length() > length;
        if (goesOn && !dumb && !moreIsTyped()) {
            buf.write(" ".repeat(shell.indentation(buf.upToCursor())));
        }
        return done;
    }

    /** Text that comes faster than anyone types was pasted, and is indented already. */
    private boolean moreIsTyped() {
        return peekCharacter(1) >= 0;
    }

    private boolean insertLine() {
        buf.write("\n" + " ".repeat(shell.indentation(buf.upToCursor())));
        return true;
    }

    @Override
    protected boolean insertCloseCurly() {
        String before = buf.upToCursor();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        int indented = shell.indentation(before + "}");
        if (line.length() < before.length() && line.isBlank() && indented < line.length()) {
            buf.backspace(line.length() - indented);
        }
        return super.insertCloseCurly();
    }

    @Override
    protected boolean expandOrComplete() {
        String before = buf.toString();
        boolean helps = help.comesFirst(before, buf.cursor());
        boolean completed = !helps && super.expandOrComplete();
        if (!buf.toString().equals(before) || (!helps && help.hasOthers(before.substring(0, buf.cursor())))) {
            return completed;
        }
        String text = help.next(before, buf.cursor());
        if (text.isEmpty()) {
            return completed;
        }
        read(text);
        return true;
    }

    /** Shows a text below the line, or in the pager if it is long, until the next key. */
    private void read(String text) {
        String printable = Printable.of(text);
        if (pager.isWanted() && !pager.fits(printable, true)) {
            pager.show(printable, false);
            redrawLine();
            redisplay();
        } else {
            showBelow(printable.lines().map(AttributedString::new).toList());
            aided = true;
        }
    }

    @Override
    public @Nullable Binding readBinding(KeyMap<Binding> keys, @Nullable KeyMap<Binding> local) {
        Binding binding = super.readBinding(keys, local);
        if (aided) {
            aided = false;
            post = null;
        }
        return binding;
    }

    @Override
    protected boolean forwardChar() {
        return takeSuggestion() || super.forwardChar();
    }

    @Override
    protected boolean beginningOfLine() {
        while (buf.cursor() > 0 && buf.prevChar() != '\n') { // JLine's goes on to the line before
            buf.move(-1);
        }
        return true;
    }

    @Override
    protected boolean endOfLine() {
        if (takeSuggestion()) {
            return true;
        }
        while (buf.cursor() < buf.length() && buf.currChar() != '\n') { // and this one to the line behind
            buf.move(1);
        }
        return true;
    }

    private boolean takeSuggestion() {
        String suggestion = suggestion();
        buf.write(suggestion);
        return !suggestion.isEmpty();
    }

    private String suggestion() {
        boolean atEnd = buf.length() > 0 && buf.cursor() == buf.length();
        return atEnd ? hints.suggestion((SharedHistory) getHistory(), buf.toString()) : "";
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        boolean shows = doAutosuggestion; // not when the line is finished
        Supplier<AttributedString> below = post;
        post = null;
        AttributedStringBuilder text = new AttributedStringBuilder().tabs(getTabWidth());
        text.append(super.getDisplayedBufferWithPrompts(secondaryPrompts));
        if (shows && below == null) {
            String suggestion = suggestion();
            text.append(suggestion.isEmpty() ? tip(text) : suggestion, AttributedStyle.DEFAULT.faint());
            AttributedString line = StatusLine.of(status, size.getColumns());
            text.append(line.length() == 0 ? "" : "\n").append(line);
        }
        if (below != null) {
            post = below;
            text.append("\n").append(below.get());
        }
        return text.toAttributedString();
    }

    private String tip(AttributedStringBuilder text) {
        int room = size.getColumns() - text.toAttributedString().columnLength() - 1;
        return buf.cursor() == buf.length() ? hints.tip(buf.toString(), room) : "";
    }

    /** What the line below the prompt says from now on, the most important first; nothing without parts. */
    void status(List<String> parts) {
        status = dumb ? List.of() : parts;
    }

    @Override
    protected void handleSignal(Terminal.Signal signal) {
        lock.lock();
        try {
            if (reading) { // the line may have ended while the signal waited
                super.handleSignal(signal);
                doAutosuggestion = true; // JLine's hides what is below the line until the next key
                if (!dumb) {
                    drawAgain(signal);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void drawAgain(Terminal.Signal signal) {
        if (signal == Terminal.Signal.WINCH) {
            drawAnew();
        } else {
            redisplay();
        }
    }

    /** Draws from the prompt on; the terminal has wrapped what was there to its new width. */
    private void drawAnew() {
        int columns = Math.max(1, size.getColumns());
        int rows = buf.upToCursor()
                .lines()
                .mapToInt(line -> (prompt.columnLength() + new AttributedString(line).columnLength()) / columns + 1)
                .sum();
        rows += buf.prevChar() == '\n' ? 1 : 0;
        if (rows > 1) {
            terminal.puts(Capability.parm_up_cursor, rows - 1);
        }
        terminal.puts(Capability.carriage_return);
        terminal.puts(Capability.clr_eos);
        redrawLine();
        redisplay();
    }

    /** The text that is being edited. */
    String text() {
        return buf.toString();
    }

    /** Replaces the text; the cursor stands behind it. */
    void text(String text) {
        buf.clear();
        buf.write(text);
    }

    /** Shows lines below the text, or none, until told otherwise. */
    void showBelow(List<AttributedString> lines) {
        post = lines.isEmpty() ? null : () -> AttributedString.join(new AttributedString("\n"), lines);
        redisplay();
    }

    /** Waits for a key; null at the end of the input. */
    <T> @Nullable T readKey(KeyMap<T> keys) {
        return doReadBinding(keys, null);
    }

    /** What the latest key wrote. */
    String lastKey() {
        return getLastBinding();
    }

    /** Lets the editor read keys as if they were typed now. */
    void pushBack(String keys) {
        runMacro(keys);
    }
}

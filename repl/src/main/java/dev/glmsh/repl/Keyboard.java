package dev.glmsh.repl;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.spi.TerminalExt;
import org.jline.utils.OSUtils;
import org.jline.utils.Signals;

/**
 * What keys do while no line is being edited. They are not echoed into the output, nor edited or dropped by the
 * operating system: what is typed ahead waits for the next prompt. Only Ctrl-C acts at once. The line editor switches
 * that off for as long as it reads and takes Ctrl-C as a key among others, so that it can never overtake or lose one.
 *
 * <p>Signals are connected once: connecting them anew for each line, as JLine does, leaves moments in which Ctrl-C ends
 * the process. Closing gives the terminal back as it was.
 */
final class Keyboard implements AutoCloseable {
    private final Terminal terminal;
    private final Attributes found;
    private final Attributes running;
    private final List<Runnable> disconnections = new ArrayList<>();
    private final Runnable interrupt;
    private Phase phase = Phase.RUNNING;
    private boolean givenUp;

    /** Who gets Ctrl-C. */
    private enum Phase {
        /** The line editor, as a key. */
        EDITING,
        /** The line that was entered and is not run yet. */
        ENTERED,
        /** What runs. */
        RUNNING
    }

    private Keyboard(Terminal terminal, Runnable interrupt) {
        this.terminal = terminal;
        this.interrupt = interrupt;
        this.found = terminal.getAttributes();
        this.running = new Attributes(found);
        running.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN), false);
        running.setLocalFlags(EnumSet.of(LocalFlag.ISIG, LocalFlag.NOFLSH), true); // Ctrl-C takes no other key with it
        running.setInputFlag(InputFlag.ICRNL, true);
        running.setControlChar(ControlChar.VMIN, 1);
        running.setControlChar(ControlChar.VTIME, 0);
    }

    /**
     * Takes the terminal over.
     *
     * @param interrupt stops what runs; called on a thread of its own
     */
    static Keyboard of(Terminal terminal, Runnable interrupt) {
        Keyboard keyboard = new Keyboard(terminal, interrupt);
        terminal.handle(Signal.INT, signal -> keyboard.interrupted()); // in force whenever no line is being read
        if (isSystem(terminal)) {
            keyboard.serveSystemIn();
            if (!OSUtils.IS_WINDOWS) {
                keyboard.connect(Signal.INT, keyboard::interrupted);
                keyboard.connect(Signal.WINCH, () -> terminal.raise(Signal.WINCH));
                keyboard.connect(Signal.CONT, keyboard::continued);
            }
            terminal.setAttributes(keyboard.running);
        }
        return keyboard;
    }

    /** Whether it is the process's own; only then its signals and modes are ours. */
    private static boolean isSystem(Terminal terminal) {
        return terminal instanceof TerminalExt system && system.getSystemStream() != null;
    }

    private void serveSystemIn() {
        InputStream before = System.in;
        System.setIn(new StandardInput(new FileInputStream(FileDescriptor.in), this)); // no buffer that takes too much
        disconnections.add(() -> System.setIn(before));
    }

    private void connect(Signal signal, Runnable action) {
        Object before = Signals.register(signal.name(), action);
        disconnections.add(() -> Signals.unregister(signal.name(), before));
    }

    private void interrupted() {
        switch (phase()) {
            case RUNNING -> interrupt.run();
            case ENTERED -> giveUp();
            case EDITING -> {
                if (isDumb()) {
                    terminal.raise(Signal.INT); // its Ctrl-C is never a key
                }
            }
        }
    }

    private synchronized Phase phase() {
        return phase;
    }

    private synchronized void giveUp() {
        givenUp = true;
    }

    private boolean isDumb() {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    private void continued() {
        terminal.setAttributes(running); // the shell that stopped us used modes of its own
        terminal.raise(Signal.CONT);
    }

    /** The line editor is about to read: Ctrl-C is a key. */
    synchronized void editing() {
        phase = Phase.EDITING;
        givenUp = false;
    }

    /** Enter was pressed; the line editor still reads, but Ctrl-C gives up the line at once. */
    synchronized void entered() {
        phase = Phase.ENTERED;
        terminal.setAttributes(running);
    }

    /** The line editor reads on after all. */
    synchronized void goesOn() {
        editing();
        terminal.enterRawMode();
    }

    /** A line is about to run, unless it was given up meanwhile; whether it may. */
    synchronized boolean running() {
        phase = Phase.RUNNING;
        return !givenUp;
    }

    /**
     * The next line as programs read lines: echoed, edited, given when Enter is pressed, and no key of the line after
     * it. The number of bytes; 0 or less at the end of the input.
     */
    int readLine(InputStream keys, byte[] into) throws IOException {
        int count = 0;
        while (keys.available() > 0 && count < into.length) { // typed ahead, when nothing echoed it
            into[count++] = (byte) keys.read();
            terminal.output().write(into, count - 1, 1);
            if (into[count - 1] == '\n') {
                break;
            }
        }
        terminal.flush();
        return count > 0 && into[count - 1] == '\n' ? count : readEdited(keys, into, count);
    }

    private int readEdited(InputStream keys, byte[] into, int count) throws IOException {
        Attributes lines = new Attributes(found);
        lines.setLocalFlag(LocalFlag.NOFLSH, true);
        terminal.setAttributes(lines);
        try {
            return count + Math.max(0, keys.read(into, count, into.length - count));
        } finally {
            terminal.setAttributes(running);
        }
    }

    @Override
    public void close() {
        disconnections.forEach(Runnable::run);
        terminal.setAttributes(found);
    }
}

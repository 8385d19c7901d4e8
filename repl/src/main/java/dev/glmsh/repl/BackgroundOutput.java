package dev.glmsh.repl;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What threads print that go on after the line of Java that started them: whole lines, shown above the line that is
 * being edited. It stands for {@code System.out} and {@code System.err} until it is closed. Thread-safe.
 */
final class BackgroundOutput extends OutputStream {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();

    private BackgroundOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    /** @param lines takes one or more whole lines, the last line's end left out; on any thread */
    static BackgroundOutput begin(Consumer<String> lines) {
        BackgroundOutput output = new BackgroundOutput(lines);
        PrintStream stream = new PrintStream(output, false, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        return output;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        int end = from + count;
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        if (end > from) {
            unfinished.write(bytes, from, end - 1 - from);
            showUnfinished();
        }
        unfinished.write(bytes, end, from + count - end);
    }

    /** Shows what is left without the end of its line; before something else is shown. */
    synchronized void endLine() {
        if (unfinished.size() > 0) {
            showUnfinished();
        }
    }

    private void showUnfinished() {
        String text = unfinished.toString(StandardCharsets.UTF_8);
        unfinished.reset();
        lines.accept(text);
    }

    /** Puts the streams back that were there before. */
    @Override
    public void close() {
        endLine();
        System.setOut(out);
        System.setErr(err);
    }
}

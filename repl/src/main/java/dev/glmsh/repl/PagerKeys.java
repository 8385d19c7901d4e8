package dev.glmsh.repl;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * The keys of a terminal as JLine's pager reads them, except that Ctrl-C and the end of the input leave it wherever it
 * reads, by an exception; it knows neither. The terminal is in raw mode then, where Ctrl-C is a key.
 */
final class PagerKeys extends NonBlockingReader {
    private static final char CTRL_C = 3;

    private final NonBlockingReader keys;

    private PagerKeys(NonBlockingReader keys) {
        this.keys = keys;
    }

    /** The same terminal with such keys. */
    static Terminal terminal(Terminal terminal) {
        PagerKeys keys = new PagerKeys(terminal.reader());
        return (Terminal) Proxy.newProxyInstance(
                Terminal.class.getClassLoader(), new Class<?>[] {Terminal.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("reader")) {
                        return keys;
                    }
                    try {
                        return method.invoke(terminal, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    protected int read(long timeout, boolean peeks) throws IOException {
        int key = peeks ? keys.peek(timeout) : keys.read(timeout);
        if (key == CTRL_C && !peeks) {
            throw new UserInterruptException("");
        }
        if (key == EOF) {
            throw new EndOfFileException();
        }
        return key;
    }

    @Override
    public int readBuffered(char[] into, int offset, int length, long timeout) throws IOException {
        int key = read(timeout);
        if (key < 0) {
            return key;
        }
        into[offset] = (char) key;
        return 1;
    }

    @Override
    public void close() {
        // the terminal's reader goes on
    }
}

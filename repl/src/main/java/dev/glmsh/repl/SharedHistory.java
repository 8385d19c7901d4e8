package dev.glmsh.repl;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/**
 * The lines that were entered, in a file that several processes write at a time: each adds its own at once, under a lock
 * beside the file, and none overwrites another's. A line that begins with a blank is left out.
 */
final class SharedHistory extends DefaultHistory {
    /** How many lines are kept. */
    static final int LINES = 10_000;

    private @Nullable Path lock;

    @Override
    public void attach(LineReader reader) {
        if (reader.getVariable(LineReader.HISTORY_FILE) instanceof Path file) {
            lock = file.resolveSibling(file.getFileName() + ".lock");
        }
        super.attach(reader);
    }

    @Override
    public void load() throws IOException {
        locked(() -> {
            try {
                super.load();
            } catch (IndexOutOfBoundsException e) {
                throw new IOException("the history file is damaged", e); // by a process that died while it wrote
            }
        });
    }

    @Override
    public void save() throws IOException {
        locked(super::save);
    }

    /** What follows the text in the latest line that begins with it; empty if none does. */
    String suggestion(String text) {
        for (int i = last(); i >= first() && !isEmpty(); i--) {
            String line = get(i);
            if (line.length() > text.length() && line.startsWith(text)) {
                return line.indexOf('\n') < 0 ? line.substring(text.length()) : "";
            }
        }
        return "";
    }

    private void locked(Access access) throws IOException {
        if (lock == null) {
            access.run();
            return;
        }
        Files.createDirectories(lock.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            access.run();
        }
    }

    private interface Access {
        void run() throws IOException;
    }
}

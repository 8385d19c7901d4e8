package dev.glmsh.kernel.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work for the thread that owns the sockets, which it is woken for. Any thread puts; one takes. */
final class Mailbox implements AutoCloseable {
    private static final int WAKE_UPS = 64;

    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Pipe pipe;

    Mailbox() {
        try {
            pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Becomes readable when there is work. */
    SelectableChannel signal() {
        return pipe.source();
    }

    void put(Runnable task) {
        work.add(task);
        if (woken.compareAndSet(false, true)) {
            try {
                var unused = pipe.sink().write(ByteBuffer.wrap(new byte[1]));
            } catch (IOException e) {
                // the owner has closed it and takes nothing more
            }
        }
    }

    /** Does what has come before the call. */
    void run() {
        try {
            var unused = pipe.source().read(ByteBuffer.allocate(WAKE_UPS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        woken.set(false);
        int due = work.size(); // what these put themselves waits for the next time
        for (int i = 0; i < due; i++) {
            Runnable task = work.poll();
            if (task != null) {
                task.run();
            }
        }
    }

    @Override
    public void close() {
        try {
            pipe.sink().close();
            pipe.source().close();
        } catch (IOException e) {
            // nothing is lost with it
        }
    }
}

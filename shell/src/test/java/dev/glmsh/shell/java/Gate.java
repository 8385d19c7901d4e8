package dev.glmsh.shell.java;

import java.util.concurrent.CountDownLatch;

/** How a snippet says that it runs; public, as snippets need it. */
public final class Gate {
    private volatile CountDownLatch opened = new CountDownLatch(1);

    public void open() {
        opened.countDown();
    }

    void close() {
        opened = new CountDownLatch(1);
    }

    void await() throws InterruptedException {
        opened.await();
    }
}

package dev.glmsh.kernel.restart;

import dev.glmsh.GlmshException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What {@code %jvm} does in a kernel. First it is looked whether Java starts with the options; then the kernel ends, and
 * its process becomes one with them. Thread-safe.
 */
public final class JavaRestart {
    private final Runnable end;
    private volatile boolean used;
    private volatile Optional<JvmOptions> asked = Optional.empty();

    /** @param end begins the end of the kernel */
    public JavaRestart(Runnable end) {
        this.end = end;
    }

    /** Something else runs now, whose state a restart would lose. */
    public void used() {
        used = true;
    }

    /**
     * Looks whether Java can be started again with options.
     *
     * @throws GlmshException if not, with the reason
     */
    public void check(JvmOptions options) {
        if (used) {
            throw new GlmshException(
                    "%jvm " + options + " would lose what cells have computed",
                    "restart the kernel and run it in the first cell");
        }
        if (!ProcessImage.canBeReplaced()) {
            throw new GlmshException(
                    "this kernel cannot start Java again",
                    "run ./glmsh install-kernel --name glmsh-jvm --jvm-option="
                            + options.options().get(0) + " and choose that kernel");
        }
        JavaTrial.run(options);
    }

    /** Begins it, and waits for the end of this process. What the calling thread was asked is left to the next one. */
    public void begin(JvmOptions options) {
        asked = Optional.of(options);
        end.run();
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // whoever stops cells stops nothing here
            }
        }
    }

    /** The options that were asked for, if some were. */
    public Optional<JvmOptions> asked() {
        return asked;
    }
}

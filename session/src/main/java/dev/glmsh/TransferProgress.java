package dev.glmsh;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a transfer of bytes is.
 *
 * @param what the step, as a user would name it: {@code "downloading zai-org/AutoGLM-Phone-9B"}
 * @param done bytes that are there
 * @param total bytes that there will be
 * @param bytesPerSecond the speed of the last seconds; 0 while it is unknown
 */
public record TransferProgress(String what, long done, long total, double bytesPerSecond) {
    /** Checks that nothing is absent. */
    public TransferProgress {
        requireNonNull(what, "what is null");
    }

    /** How long the rest takes at this speed; empty while there is no speed to tell by. */
    public Optional<Duration> timeLeft() {
        return bytesPerSecond > 0
                ? Optional.of(Duration.ofSeconds((long) Math.ceil((total - done) / bytesPerSecond)))
                : Optional.empty();
    }
}

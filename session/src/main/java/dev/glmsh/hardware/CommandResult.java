package dev.glmsh.hardware;

import java.time.Duration;

/** How running another program ended. */
sealed interface CommandResult {
    /** It ended by itself. */
    record Finished(int exitCode, String output) implements CommandResult {}

    /** It took too long and was killed. */
    record TimedOut(Duration limit) implements CommandResult {}

    /** It could not be started, for {@code reason}. */
    record NotStarted(String reason) implements CommandResult {}
}

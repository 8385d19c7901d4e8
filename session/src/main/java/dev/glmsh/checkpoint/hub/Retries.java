package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLHandshakeException;

/**
 * Decides after a failure whether there is another attempt, and waits for it: half a second, doubled each time, with
 * jitter, or as long as the server says. Used by one thread.
 */
final class Retries {
    private static final int ATTEMPTS = 6;
    private static final int ATTEMPTS_TO_REACH = 3;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(3);

    private final HubErrors errors;
    private final Pause pause;
    private final Cancellation cancellation;
    private int failures;

    Retries(HubErrors errors, Pause pause, Cancellation cancellation) {
        this.errors = errors;
        this.pause = pause;
        this.cancellation = cancellation;
    }

    /** One try of something. */
    interface Attempt<T> {
        T run() throws IOException;
    }

    /** The first result that comes. */
    <T> T until(Attempt<T> attempt) {
        while (true) {
            try {
                return attempt.run();
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    /** Starts counting anew, because something was achieved. */
    void progressed() {
        failures = 0;
    }

    /**
     * Waits before the next attempt.
     *
     * @throws GlmshException if there is none
     */
    void failed(IOException failure) {
        cancellation.check("the transfer");
        failures++;
        Duration time = failure instanceof StatusException status ? asked(status) : Duration.ZERO;
        if (failures >= attempts(failure) || time.compareTo(LONGEST_ASKED) > 0) {
            throw errors.explain(failure);
        }
        pause.pause(time.isZero() ? backoff() : time, cancellation);
    }

    private static int attempts(IOException failure) {
        if (failure instanceof StatusException status) {
            return status.isTransient() ? ATTEMPTS : 1;
        }
        boolean final_ = failure instanceof DiskException
                || failure instanceof SSLHandshakeException
                || failure instanceof WrongContentException
                || (failure instanceof InterruptedIOException && !(failure instanceof HttpTimeoutException));
        if (final_) {
            return 1;
        }
        boolean unreachable = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof HttpConnectTimeoutException;
        return unreachable ? ATTEMPTS_TO_REACH : ATTEMPTS;
    }

    private Duration backoff() {
        long longest = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures - 1, 16));
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    /** What Retry-After says, in seconds or as a date; zero if nothing. */
    private static Duration asked(StatusException status) {
        String text = status.header("Retry-After").orElse("").strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left = Duration.between(ZonedDateTime.now(until.getZone()), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}

package dev.glmsh.checkpoint.hub;

import dev.glmsh.Cancellation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, waited for on the calling thread. It ends early when it is cancelled, and when nothing has
 * come for the time allowed, which {@code java.net.http} itself does not look after once a body has begun.
 */
final class Exchange {
    private static final long POLL_MS = 50;

    private final CompletableFuture<HttpClient> client;
    private final Duration patience;
    private volatile long lastSign = System.nanoTime();
    private volatile @Nullable SinkSubscriber body;

    /**
     * @param client which may still be in the making
     * @param patience how long the other side may be silent
     */
    Exchange(CompletableFuture<HttpClient> client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /** Chooses where a body goes by the head of its answer. */
    interface Choice {
        /** The sink; an {@link IOException} gives up on the answer. */
        BodySink sink(ResponseInfo head) throws IOException;
    }

    /** Sends and waits until the body has been taken; leaves within some 50 ms when cancelled. */
    HttpResponse<Boolean> run(HttpRequest request, Choice choice, Cancellation cancellation) throws IOException {
        HttpClient made = await(client, cancellation);
        lastSign = System.nanoTime();
        CompletableFuture<HttpResponse<Boolean>> answer = made.sendAsync(request, head -> subscriber(head, choice));
        try {
            return await(answer, cancellation);
        } finally {
            end(answer);
        }
    }

    private <T> T await(CompletableFuture<T> future, Cancellation cancellation) throws IOException {
        try {
            Optional<T> done = Optional.empty();
            while (done.isEmpty()) {
                cancellation.check("the transfer");
                if (System.nanoTime() - lastSign > patience.toNanos()) {
                    throw new HttpTimeoutException("nothing came for " + patience.toSeconds() + " seconds");
                }
                done = poll(future);
            }
            return done.get();
        } catch (ExecutionException e) {
            throw asIo(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the waiting thread was interrupted");
        }
    }

    private static <T> Optional<T> poll(CompletableFuture<T> future) throws ExecutionException, InterruptedException {
        try {
            return Optional.of(future.get(POLL_MS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    private void end(CompletableFuture<HttpResponse<Boolean>> answer) {
        SinkSubscriber last = body;
        if (last != null) {
            last.stop();
        }
        answer.cancel(true);
    }

    private SinkSubscriber subscriber(ResponseInfo head, Choice choice) {
        lastSign = System.nanoTime();
        try {
            SinkSubscriber made = new SinkSubscriber(choice.sink(head), () -> lastSign = System.nanoTime());
            body = made;
            return made;
        } catch (IOException e) {
            return SinkSubscriber.refusing(e);
        }
    }

    private static IOException asIo(@Nullable Throwable cause) {
        if (cause instanceof IOException io) {
            return io;
        }
        if (cause instanceof RuntimeException runtime) {
            throw runtime;
        }
        return new IOException(cause);
    }
}

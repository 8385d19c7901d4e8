package dev.glmsh.checkpoint.hub;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Hands a body to its sink piece by piece, on the client's thread; after {@link #stop} nothing more reaches the sink. */
final class SinkSubscriber implements BodySubscriber<Boolean> {
    private final BodySink sink;
    private final Runnable alive;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private boolean stopped;

    /** @param alive called for each piece, so that a stall can be told from slowness */
    SinkSubscriber(BodySink sink, Runnable alive) {
        this.sink = sink;
        this.alive = alive;
    }

    /** One that takes nothing and ends in that error. */
    static SinkSubscriber refusing(IOException refusal) {
        SinkSubscriber made = new SinkSubscriber(bytes -> {}, () -> {});
        made.done.completeExceptionally(refusal);
        made.stop();
        return made;
    }

    @Override
    public CompletionStage<Boolean> getBody() {
        return done;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (stopped) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> pieces) {
        if (stopped || subscription == null) {
            return;
        }
        try {
            for (ByteBuffer piece : pieces) {
                sink.accept(piece);
            }
            alive.run();
            subscription.request(1);
        } catch (IOException | RuntimeException e) {
            stop();
            done.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable problem) {
        done.completeExceptionally(problem);
    }

    @Override
    public void onComplete() {
        done.complete(true);
    }

    /** Ends the transfer; when this returns, the sink is not in use any more. */
    synchronized void stop() {
        stopped = true;
        if (subscription != null) {
            subscription.cancel();
        }
        done.complete(false);
    }
}

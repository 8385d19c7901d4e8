package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Requests that are answered one after the other, on a thread of their own. When a cell fails that asks for it, the cells
 * that have arrived by then are answered as aborted.
 */
final class RequestQueue {
    private static final long ARRIVALS_MS = 1_000;

    private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
    private final BiConsumer<Request, Consumer<JsonObject>> answer;
    private final BiConsumer<Request, JsonObject> abort;
    private final BiConsumer<RequestQueue, CompletableFuture<Long>> arrivals;
    private volatile Optional<Request> current = Optional.empty();
    private long abortUpTo;
    private volatile boolean ended;
    private final Thread thread;

    /**
     * Starts it.
     *
     * @param answer answers a request and, before it replies, hands over the content
     * @param abort answers a cell that is not run
     * @param arrivals completes its second argument with the number of the newest request that has arrived
     */
    RequestQueue(
            String name,
            BiConsumer<Request, Consumer<JsonObject>> answer,
            BiConsumer<Request, JsonObject> abort,
            BiConsumer<RequestQueue, CompletableFuture<Long>> arrivals) {
        this.answer = answer;
        this.abort = abort;
        this.arrivals = arrivals;
        this.thread = new Thread(this::serve, name);
        thread.setDaemon(true);
        thread.start();
    }

    void add(Request request) {
        waiting.add(request);
    }

    /** The request that it is at, and those that wait. Any thread. */
    List<Request> unanswered() {
        return Stream.concat(current.stream(), waiting.stream()).toList();
    }

    /** Ends it when the request that it is at is answered. */
    void end() {
        ended = true;
        thread.interrupt();
    }

    private void serve() {
        while (!ended) {
            try {
                Request request = waiting.take();
                current = Optional.of(request);
                take(request);
                current = Optional.empty();
            } catch (InterruptedException e) {
                // a stop that came after the cell had ended, or the end
            }
        }
    }

    private void take(Request request) {
        boolean cell = request.message().type().equals("execute_request");
        if (cell && request.number() <= abortUpTo) {
            abort.accept(request, Replies.aborted());
            return;
        }
        answer.accept(request, reply -> {
            boolean failed = Objects.equals(reply.get("status"), new JsonPrimitive("error"));
            if (cell && failed && request.flag("stop_on_error", true)) {
                abortUpTo = newestArrival();
            }
        });
    }

    private long newestArrival() {
        CompletableFuture<Long> newest = new CompletableFuture<>();
        arrivals.accept(this, newest);
        try {
            return newest.get(ARRIVALS_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return abortUpTo;
        }
    }
}

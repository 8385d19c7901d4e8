package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import java.util.Optional;

/** {@code interrupt_request}: ends what runs, as far as it can be ended. */
final class Interrupt implements Handler {
    private final Runnable interrupt;

    Interrupt(Runnable interrupt) {
        this.interrupt = interrupt;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        interrupt.run();
        return Optional.of(Replies.ok());
    }
}

package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Wire;
import java.util.Optional;

/** {@code comm_open}: nothing here talks to widgets, so it is closed at once, as the protocol wants it. */
final class CommOpen implements Handler {
    private final Wire wire;

    CommOpen(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", request.text("comm_id"));
        content.add("data", new JsonObject());
        wire.publish("comm_close", request.message().header().json(), content);
        return Optional.empty();
    }
}

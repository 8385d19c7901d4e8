package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Wire;
import java.util.Optional;

/** {@code shutdown_request}: says so to everybody. The kernel ends when the reply was sent, whatever runs. */
final class Shutdown implements Handler {
    private final Wire wire;

    Shutdown(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        JsonObject content = Replies.ok();
        content.addProperty("restart", request.flag("restart", false));
        wire.publish("shutdown_reply", request.message().header().json(), content);
        return Optional.of(content);
    }
}

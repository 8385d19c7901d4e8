package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Wire;
import java.util.Optional;

/** {@code shutdown_request}: says so to everybody and ends the kernel, whatever runs. */
final class Shutdown implements Handler {
    private final Wire wire;
    private final Runnable end;

    /** @param end begins the end, which comes after the reply was sent */
    Shutdown(Wire wire, Runnable end) {
        this.wire = wire;
        this.end = end;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        JsonObject content = Replies.ok();
        content.addProperty("restart", request.flag("restart", false));
        wire.publish("shutdown_reply", request.message().header().json(), content);
        end.run();
        return Optional.of(content);
    }
}

package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import java.util.Optional;

/** {@code comm_info_request}: there are no comms here, which is no error. */
final class CommInfo implements Handler {
    @Override
    public Optional<JsonObject> answer(Request request) {
        JsonObject content = Replies.ok();
        content.add("comms", new JsonObject());
        return Optional.of(content);
    }
}

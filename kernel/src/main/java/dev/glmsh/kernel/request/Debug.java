package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import java.util.Optional;

/** {@code debug_request}: there is no debugger, said in the form of the Debug Adapter Protocol. */
final class Debug implements Handler {
    @Override
    public Optional<JsonObject> answer(Request request) {
        String command = request.text("command");
        JsonObject content = Replies.error("Unsupported", "glmsh has no debugger");
        content.addProperty("type", "response");
        content.addProperty("seq", 0);
        content.addProperty("request_seq", request.number("seq", 0));
        content.addProperty("success", false);
        content.addProperty("command", command);
        content.addProperty(
                "message",
                "glmsh has no debugger; attach one to process "
                        + ProcessHandle.current().pid() + " by starting Java with -agentlib:jdwp");
        content.add("body", new JsonObject());
        return Optional.of(content);
    }
}

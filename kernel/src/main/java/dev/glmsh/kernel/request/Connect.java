package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.ConnectionFile;
import java.util.Optional;

/** {@code connect_request}: deprecated, and still asked by old front ends. */
final class Connect implements Handler {
    private final ConnectionFile.Ports ports;

    Connect(ConnectionFile.Ports ports) {
        this.ports = ports;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        JsonObject content = Replies.ok();
        content.addProperty("shell_port", ports.shell());
        content.addProperty("control_port", ports.control());
        content.addProperty("stdin_port", ports.stdin());
        content.addProperty("iopub_port", ports.iopub());
        content.addProperty("hb_port", ports.heartbeat());
        return Optional.of(content);
    }
}

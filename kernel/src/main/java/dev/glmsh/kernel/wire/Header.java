package dev.glmsh.kernel.wire;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * What a message is.
 *
 * @param id unique
 * @param type such as {@code execute_request}
 * @param json all of it, as it came or goes
 */
public record Header(String id, String type, JsonObject json) {
    /** The version of the protocol that is spoken. */
    public static final String VERSION = "5.5";

    /** Checks that nothing is missing. */
    public Header {
        requireNonNull(id, "id is null");
        requireNonNull(type, "type is null");
        requireNonNull(json, "json is null");
    }

    /** The header of a new message of ours. */
    static Header create(String type, String session) {
        JsonObject json = new JsonObject();
        String id = UUID.randomUUID().toString();
        json.addProperty("msg_id", id);
        json.addProperty("session", session);
        json.addProperty("username", "kernel");
        json.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        json.addProperty("msg_type", type);
        json.addProperty("version", VERSION);
        return new Header(id, type, json);
    }

    /**
     * A header that came.
     *
     * @throws MalformedMessageException if it names no id or no type
     */
    static Header of(JsonObject json) {
        return new Header(text(json, "msg_id"), text(json, "msg_type"), json);
    }

    private static String text(JsonObject json, String name) {
        if (json.get(name) instanceof JsonPrimitive text && text.isString()) {
            return text.getAsString();
        }
        throw new MalformedMessageException("the header has no " + name);
    }

    /** The subshell that the message is for; empty if it is for the main one. */
    public Optional<String> subshell() {
        return json.get("subshell_id") instanceof JsonPrimitive text && text.isString()
                ? Optional.of(text.getAsString())
                : Optional.empty();
    }
}

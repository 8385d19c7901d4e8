package dev.glmsh.kernel.request;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Channel;
import dev.glmsh.kernel.wire.Message;

/**
 * A message that asks for something, with what its content says. What is missing there has the protocol's default.
 *
 * @param channel where it came, and where its reply goes
 * @param number in the order of arrival
 */
public record Request(Channel channel, Message message, long number) {
    /** Checks that nothing is missing. */
    public Request {
        requireNonNull(channel, "channel is null");
        requireNonNull(message, "message is null");
    }

    String text(String name) {
        return is(name) ? field(name).getAsString() : "";
    }

    boolean flag(String name, boolean otherwise) {
        return is(name) ? field(name).getAsBoolean() : otherwise;
    }

    int number(String name, int otherwise) {
        return is(name) ? field(name).getAsInt() : otherwise;
    }

    JsonObject object(String name) {
        return message.content().get(name) instanceof JsonObject found ? found : new JsonObject();
    }

    private boolean is(String name) {
        return field(name) != null && field(name).isJsonPrimitive();
    }

    private JsonElement field(String name) {
        return message.content().get(name);
    }
}

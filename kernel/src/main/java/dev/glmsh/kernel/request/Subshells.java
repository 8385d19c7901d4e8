package dev.glmsh.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.glmsh.GlmshException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * Queues of requests beside the main one, by the ids that front ends ask for (JEP 91). Their cells run beside each other:
 * commands at once, Java as soon as no other cell's Java runs.
 */
final class Subshells {
    private final Function<String, RequestQueue> opener;
    private final Map<String, RequestQueue> byId = new ConcurrentSkipListMap<>();

    /** @param opener starts a queue, given its id */
    Subshells(Function<String, RequestQueue> opener) {
        this.opener = opener;
    }

    /** The queue of that id, if there is one. */
    Optional<RequestQueue> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** {@code create_subshell_request}. */
    Optional<JsonObject> create(Request request) {
        String id = UUID.randomUUID().toString();
        byId.put(id, opener.apply(id));
        JsonObject content = Replies.ok();
        content.addProperty("subshell_id", id);
        return Optional.of(content);
    }

    /** {@code delete_subshell_request}. */
    Optional<JsonObject> delete(Request request) {
        String id = request.text("subshell_id");
        RequestQueue queue = byId.remove(id);
        if (queue == null) {
            throw new GlmshException("there is no subshell " + id, "create_subshell_request makes one");
        }
        queue.end();
        return Optional.of(Replies.ok());
    }

    /** {@code list_subshell_request}. */
    Optional<JsonObject> list(Request request) {
        JsonArray ids = new JsonArray();
        byId.keySet().forEach(ids::add);
        JsonObject content = Replies.ok();
        content.add("subshell_id", ids);
        return Optional.of(content);
    }
}

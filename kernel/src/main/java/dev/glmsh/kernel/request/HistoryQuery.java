package dev.glmsh.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.glmsh.GlmshException;
import dev.glmsh.kernel.history.History;
import dev.glmsh.kernel.history.HistoryEntry;
import java.util.List;
import java.util.Optional;

/** {@code history_request}: cells that were run before. */
final class HistoryQuery implements Handler {
    private static final int ALL = Integer.MAX_VALUE;

    private final History history;

    HistoryQuery(History history) {
        this.history = history;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        boolean output = request.flag("output", false);
        JsonArray found = new JsonArray();
        entries(request).forEach(entry -> found.add(json(entry, output)));
        JsonObject content = Replies.ok();
        content.add("history", found);
        return Optional.of(content);
    }

    private List<HistoryEntry> entries(Request request) {
        String type = request.text("hist_access_type");
        return switch (type) {
            case "tail", "" -> history.tail(request.number("n", ALL));
            case "range" ->
                history.range(request.number("session", 0), request.number("start", 1), request.number("stop", ALL));
            case "search" ->
                history.search(
                        request.text("pattern").isEmpty() ? "*" : request.text("pattern"),
                        request.number("n", ALL),
                        request.flag("unique", false));
            default -> throw new GlmshException("the history cannot be asked by " + type, "use tail, range or search");
        };
    }

    private static JsonArray json(HistoryEntry entry, boolean withOutput) {
        JsonArray json = new JsonArray();
        json.add(entry.session());
        json.add(entry.line());
        if (withOutput) {
            JsonArray both = new JsonArray();
            both.add(entry.source());
            both.add(entry.output().<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
            json.add(both);
        } else {
            json.add(entry.source());
        }
        return json;
    }
}

package dev.glmsh.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Contents of replies. */
final class Replies {
    private Replies() {}

    static JsonObject ok() {
        JsonObject content = new JsonObject();
        content.addProperty("status", "ok");
        return content;
    }

    static JsonObject error(String name, String value) {
        JsonObject content = new JsonObject();
        content.addProperty("status", "error");
        content.addProperty("ename", name);
        content.addProperty("evalue", value);
        JsonArray lines = new JsonArray();
        lines.add(value);
        content.add("traceback", lines);
        return content;
    }

    static JsonObject aborted() {
        JsonObject content = new JsonObject();
        content.addProperty("status", "aborted");
        return content;
    }
}

package dev.glmsh.kernel.cell;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * Why a cell failed, as front ends want it.
 *
 * @param name the kind, such as {@code java.lang.IllegalStateException}
 * @param value what is wrong, in a line
 * @param traceback what a person reads: where, what, and the place in the source; with ANSI colours
 */
public record CellError(String name, String value, List<String> traceback) {
    /** Copies the list. */
    public CellError {
        requireNonNull(name, "name is null");
        requireNonNull(value, "value is null");
        traceback = List.copyOf(traceback);
    }

    /** The content of an {@code error} message, and a part of a reply. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("ename", name);
        json.addProperty("evalue", value);
        JsonArray lines = new JsonArray();
        traceback.forEach(lines::add);
        json.add("traceback", lines);
        return json;
    }

    /** The content of a reply. */
    public JsonObject reply() {
        JsonObject json = json();
        json.addProperty("status", "error");
        return json;
    }
}

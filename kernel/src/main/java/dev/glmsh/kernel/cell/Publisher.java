package dev.glmsh.kernel.cell;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import dev.glmsh.kernel.wire.Wire;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * Tells all front ends something that belongs to one request. Thread-safe, also when the request is long over.
 *
 * @param parent the request's header
 * @param silent whether nothing but its status is told
 */
public record Publisher(Wire wire, JsonObject parent, boolean silent) {
    /** Checks that nothing is missing. */
    public Publisher {
        requireNonNull(wire, "wire is null");
        requireNonNull(parent, "parent is null");
    }

    /** Publishes output, unless it is to be silent. */
    void output(String type, JsonObject content) {
        if (!silent) {
            wire.publish(type, parent, content);
        }
    }

    /** Publishes that the request is being worked on, or no longer. */
    public void status(String state) {
        JsonObject content = new JsonObject();
        content.addProperty("execution_state", state);
        wire.publish("status", parent, content);
    }

    /** Publishes what is about to run. */
    public void input(String code, int count) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("execution_count", count);
        output("execute_input", content);
    }

    /** Publishes what a cell's end gave. */
    public void result(DisplayData value, int count) {
        JsonObject content = Bundles.json(value);
        content.addProperty("execution_count", count);
        output("execute_result", content);
    }

    /** Publishes why a cell failed. */
    public void error(CellError error) {
        output("error", error.json());
    }
}

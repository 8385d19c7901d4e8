package dev.glmsh.shell.display;

import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;

/** Something that {@link Display#show} has shown and that may be changed, from any thread and at any time. */
public final class Shown {
    private final String id;
    private final Output output;
    private final Look look;

    Shown(String id, Output output, Look look) {
        this.id = id;
        this.output = output;
        this.look = look;
    }

    /** Shows another object in its place; below it, where nothing can be taken back. */
    public void update(Object object) {
        output.update(id, value(object), look);
    }

    void display(Object object) {
        output.display(id, value(object), look);
    }

    private static Value value(Object object) {
        return object instanceof Value value ? value : Display.of(object).orElseGet(() -> plain(object));
    }

    private static Value plain(Object object) {
        String text = String.valueOf(object);
        Value value = Value.ofJava("", object.getClass().getSimpleName(), object, text);
        return value instanceof Value.Java ? new Value.Text(text) : value;
    }
}

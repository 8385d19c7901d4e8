package dev.glmsh.shell.output;

/** Writes values in one format; see {@link Format}. Thread-safe. */
@FunctionalInterface
public interface Renderer {
    /** The text, without a line break at its end; empty to show nothing. */
    String render(Value value);
}

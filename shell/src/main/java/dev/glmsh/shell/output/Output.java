package dev.glmsh.shell.output;

import dev.glmsh.Progress;
import dev.glmsh.model.TextStream;

/**
 * Where a front end takes what cannot wait for a line's result. Called while a line is evaluated, by one thread at a
 * time, which need not be the one that evaluates it.
 *
 * <pre>{@code
 * shell.evaluate(":gen hello", Output.SILENT);        // only the result matters
 * }</pre>
 */
public interface Output extends TextStream {
    /** Drops everything. */
    Output SILENT = new Output() {
        @Override
        public void text(String piece) {}

        @Override
        public void notice(String line) {}

        @Override
        public Progress progress() {
            return Progress.NONE;
        }
    };

    /** The same without the pieces of generations, for lines whose values go elsewhere or in another format. */
    static Output withoutStream(Output output) {
        return new OutputWithoutText(output);
    }

    /** What Java prints to {@code System.out}, in order with what models write; a piece may be part of a line. */
    default void print(String text) {
        text(text);
    }

    /** What Java prints to {@code System.err}. */
    default void printError(String text) {
        print(text);
    }

    /** A generation's text is over and something else follows before the line's end. */
    default void endText() {}

    /** A value before the line's end, as each line of a file of lines gives one. */
    default void show(Value value, Look look) {
        String text = look.renderer().render(value);
        if (!text.isEmpty()) {
            print(text + "\n");
        }
    }

    /**
     * A value that may be changed later.
     *
     * @param id what {@link #update} calls it
     */
    default void display(String id, Value value, Look look) {
        show(value, look);
    }

    /** Another value in the place of one that was displayed; below it, where nothing can be taken back. */
    default void update(String id, Value value, Look look) {
        show(value, look);
    }

    /**
     * Removes what the line has shown so far, where that is possible.
     *
     * @param wait whether to do so only when something else is shown
     */
    default void clear(boolean wait) {}

    /**
     * Whether this may be called after the line's end too, by several threads at once, and brings what its threads then
     * print to the place of the line.
     */
    default boolean outlivesLine() {
        return false;
    }

    /** This, to take the text of a generation that begins. */
    default TextStream text() {
        return this;
    }

    /** A line about what is going on that is no part of the result, such as the model that answers. */
    void notice(String line);

    /** Where long steps report how far they are. */
    Progress progress();
}

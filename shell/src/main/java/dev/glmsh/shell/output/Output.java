package dev.glmsh.shell.output;

import dev.glmsh.Progress;
import dev.glmsh.model.TextStream;
import dev.glmsh.model.Thinking;

/**
 * Where a front end takes what cannot wait for a line's result. Called while a line is evaluated, by one thread at a
 * time, which need not be the one that evaluates it.
 *
 * <pre>{@code
 * shell.evaluate(":gen hello", Output.SILENT);        // only the result matters
 * }</pre>
 */
public interface Output {
    /** Drops everything. */
    Output SILENT = new Output() {
        @Override
        public void stream(String text) {}

        @Override
        public void notice(String line) {}

        @Override
        public Progress progress() {
            return Progress.NONE;
        }
    };

    /** The same without the pieces of generations, for lines whose values go elsewhere or in another format. */
    static Output withoutStream(Output output) {
        return new Output() {
            @Override
            public void stream(String text) {}

            @Override
            public void print(String text) {
                output.print(text);
            }

            @Override
            public void show(Value value, Look look) {
                output.show(value, look);
            }

            @Override
            public void printError(String text) {
                output.printError(text);
            }

            @Override
            public void notice(String line) {
                output.notice(line);
            }

            @Override
            public Progress progress() {
                return output.progress();
            }
        };
    }

    /** A piece of a generation as the model writes it; the pieces together are the generation's text. */
    void stream(String text);

    /** What Java prints to {@code System.out}, in order with what is streamed; a piece may be part of a line. */
    default void print(String text) {
        stream(text);
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

    /** A piece of what the model thinks before it answers, without marks; {@link #stream} has had it too. */
    default void thinking(String text) {}

    /** The thinking is over. */
    default void thought(Thinking thinking) {}

    /** A piece of the answer, without thinking and marks; {@link #stream} has had it too. */
    default void answer(String text) {}

    /** This, as generations want it. */
    default TextStream text() {
        return new GeneratedOutput(this);
    }

    /** A line about what is going on that is no part of the result, such as the model that answers. */
    void notice(String line);

    /** Where long steps report how far they are. */
    Progress progress();
}

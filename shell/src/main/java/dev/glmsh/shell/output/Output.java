package dev.glmsh.shell.output;

import dev.glmsh.Progress;

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
            public void program(String text) {
                output.program(text);
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

    /** A piece of what a program after {@code |} prints; shown as it is, whatever the format. */
    default void program(String text) {
        stream(text);
    }

    /** A line about what is going on that is no part of the result, such as the model that answers. */
    void notice(String line);

    /** Where long steps report how far they are. */
    Progress progress();
}

package dev.glmsh.shell.output;

import dev.glmsh.model.TextStream;
import dev.glmsh.model.Thinking;

/** Hands the pieces of a generation to a front end. */
record GeneratedOutput(Output output) implements TextStream {
    @Override
    public void text(String piece) {
        output.stream(piece);
    }

    @Override
    public void thinking(String piece) {
        output.thinking(piece);
    }

    @Override
    public void thought(Thinking thinking) {
        output.thought(thinking);
    }

    @Override
    public void answer(String piece) {
        output.answer(piece);
    }
}

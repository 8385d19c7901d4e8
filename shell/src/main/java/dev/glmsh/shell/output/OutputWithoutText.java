package dev.glmsh.shell.output;

import dev.glmsh.model.TextStream;
import dev.glmsh.model.Thinking;

/** Hands on all but what models write. */
final class OutputWithoutText extends ForwardingOutput {
    OutputWithoutText(Output target) {
        super(target);
    }

    @Override
    public void stream(String text) {}

    @Override
    public void thinking(String text) {}

    @Override
    public void thought(Thinking thinking) {}

    @Override
    public void answer(String text) {}

    @Override
    public TextStream text() {
        return this;
    }

    @Override
    public void endText() {}
}

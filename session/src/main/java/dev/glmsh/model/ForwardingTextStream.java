package dev.glmsh.model;

import static java.util.Objects.requireNonNull;

/** Hands on all that it receives; subclasses change a part of that. */
public abstract class ForwardingTextStream implements TextStream {
    private final TextStream target;

    /** @param target receives it */
    protected ForwardingTextStream(TextStream target) {
        this.target = requireNonNull(target, "target is null");
    }

    @Override
    public void text(String piece) {
        target.text(piece);
    }

    @Override
    public void thinking(String piece) {
        target.thinking(piece);
    }

    @Override
    public void thought(Thinking thinking) {
        target.thought(thinking);
    }

    @Override
    public void answer(String piece) {
        target.answer(piece);
    }
}

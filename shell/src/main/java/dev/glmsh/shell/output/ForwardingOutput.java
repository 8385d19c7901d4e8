package dev.glmsh.shell.output;

import static java.util.Objects.requireNonNull;

import dev.glmsh.Progress;
import dev.glmsh.model.TextStream;
import dev.glmsh.model.Thinking;

/** Hands on all that it receives; subclasses change a part of that. */
abstract class ForwardingOutput implements Output {
    private final Output target;

    ForwardingOutput(Output target) {
        this.target = requireNonNull(target, "target is null");
    }

    @Override
    public void stream(String text) {
        target.stream(text);
    }

    @Override
    public void thinking(String text) {
        target.thinking(text);
    }

    @Override
    public void thought(Thinking thinking) {
        target.thought(thinking);
    }

    @Override
    public void answer(String text) {
        target.answer(text);
    }

    @Override
    public TextStream text() {
        return target.text();
    }

    @Override
    public void endText() {
        target.endText();
    }

    @Override
    public void print(String text) {
        target.print(text);
    }

    @Override
    public void printError(String text) {
        target.printError(text);
    }

    @Override
    public void show(Value value, Look look) {
        target.show(value, look);
    }

    @Override
    public void display(String id, Value value, Look look) {
        target.display(id, value, look);
    }

    @Override
    public void update(String id, Value value, Look look) {
        target.update(id, value, look);
    }

    @Override
    public void clear(boolean wait) {
        target.clear(wait);
    }

    @Override
    public boolean outlivesLine() {
        return target.outlivesLine();
    }

    @Override
    public void notice(String line) {
        target.notice(line);
    }

    @Override
    public Progress progress() {
        return target.progress();
    }
}

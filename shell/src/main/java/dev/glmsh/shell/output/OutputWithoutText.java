package dev.glmsh.shell.output;

import static java.util.Objects.requireNonNull;

import dev.glmsh.Progress;

/**
 * Hands on all but what models write, which it drops as {@link Output} does by itself.
 *
 * @param target receives it
 */
record OutputWithoutText(Output target) implements Output {
    OutputWithoutText {
        requireNonNull(target, "target is null");
    }

    @Override
    public void text(String piece) {}

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

package dev.glmsh.shell.java;

import dev.glmsh.Progress;
import dev.glmsh.shell.output.Output;

/** Keeps what a front end would show at once, with the kind of each piece where it is not plain printing. */
final class Recorder implements Output {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void text(String piece) {
        text.append("stream:").append(piece);
    }

    @Override
    public void print(String piece) {
        text.append(piece);
    }

    @Override
    public void printError(String piece) {
        text.append("error:").append(piece);
    }

    @Override
    public void notice(String line) {
        text.append("notice:").append(line);
    }

    @Override
    public Progress progress() {
        return Progress.NONE;
    }

    String written() {
        return text.toString();
    }
}

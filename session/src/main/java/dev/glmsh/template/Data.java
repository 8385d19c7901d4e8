package dev.glmsh.template;

/** Text between the tags. */
record Data(int line, String text) implements Statement {
    @Override
    public String construct() {
        return "text";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        in.write(text);
        return Flow.NORMAL;
    }
}

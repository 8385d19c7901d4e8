package dev.glmsh.template;

/** {@code {% break %}} or {@code {% continue %}}. */
record LoopControl(int line, Flow flow) implements Statement {
    @Override
    public String construct() {
        return flow == Flow.BREAK ? "{% break %}" : "{% continue %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        return flow;
    }
}

package dev.glmsh.template;

/** {@code {% set target = value %}}. */
record SetStatement(int line, Target target, Expression value) implements Statement {
    @Override
    public String construct() {
        return "{% set %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        target.check(scope);
        target.assign(scope, in.value(value, scope));
        return Flow.NORMAL;
    }
}

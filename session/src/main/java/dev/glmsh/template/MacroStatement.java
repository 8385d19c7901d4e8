package dev.glmsh.template;

/** {@code {% macro name(parameters) %}}. */
record MacroStatement(int line, String name, MacroDefinition definition) implements Statement {
    @Override
    public String construct() {
        return "{% macro %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        scope.set(name, new MacroValue(definition, scope));
        return Flow.NORMAL;
    }
}

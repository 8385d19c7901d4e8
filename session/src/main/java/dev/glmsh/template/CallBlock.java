package dev.glmsh.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code {% call(parameters) macro(arguments) %}}: calls a macro that may call back this block's body. */
record CallBlock(int line, Call call, MacroDefinition definition) implements Statement {
    @Override
    public String construct() {
        return "{% call %}";
    }

    @Override
    public Flow execute(Interpreter in, Scope scope) {
        Value function = in.value(call.callee(), scope);
        Arguments given = call.arguments().evaluate(in, scope);
        Map<String, Value> named = new LinkedHashMap<>(given.named());
        named.put("caller", new MacroValue(definition, scope));
        in.write(in.print(in.call(call, function, new Arguments(given.positional(), named))));
        return Flow.NORMAL;
    }
}

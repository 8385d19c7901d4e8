package dev.glmsh.template;

import java.util.Optional;

/** What {@code joiner(", ")} gives: called, it is empty the first time and the separator from then on. */
final class JoinerValue implements CallableValue {
    private final Value separator;
    private boolean used;

    JoinerValue(Value separator) {
        this.separator = separator;
    }

    @Override
    public Value call(Interpreter in, Arguments arguments) {
        arguments.refuseAny("Joiner.__call__");
        Value result = used ? separator : Text.EMPTY;
        used = true;
        return result;
    }

    @Override
    public String typeName() {
        return "Joiner";
    }

    @Override
    public String typeLabel() {
        return "jinja2.utils.Joiner object";
    }

    @Override
    public void repr(Repr out) {
        out.append("<jinja2.utils.Joiner object>");
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "sep" -> Optional.of(separator);
            case "used" -> Optional.of(Bool.of(used));
            default -> Optional.empty();
        };
    }
}

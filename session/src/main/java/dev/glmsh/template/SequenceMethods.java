package dev.glmsh.template;

import java.util.Optional;
import java.util.Set;

/** The methods of lists and tuples that do not change them; the others exist but the sandbox hides them. */
final class SequenceMethods {
    private static final Set<String> CHANGING =
            Set.of("append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort");

    private static final BuiltinTable METHODS = new BuiltinTable()
            .add("count(value)", (in, self, a) -> {
                in.budget().scan(self.weight());
                return Int.of(((SequenceValue) self)
                        .elements().stream().filter(a.value("value")::equals).count());
            })
            .add("index(value, start=, stop=)", (in, self, a) -> index(in, (SequenceValue) self, a));

    private static final Builtin COPY =
            Builtin.of("copy()", (in, self, a) -> in.list(((SequenceValue) self).elements()));

    private SequenceMethods() {}

    static Optional<Value> ofList(ListValue list, String name) {
        if (CHANGING.contains(name)) {
            return Optional.of(Undefined.unsafe(list, name));
        }
        return name.equals("copy") ? Optional.of(new FunctionValue(name, list, COPY)) : ofTuple(list, name);
    }

    static Optional<Value> ofTuple(SequenceValue sequence, String name) {
        return METHODS.find(name).map(method -> new FunctionValue(name, sequence, method));
    }

    private static Value index(Interpreter in, SequenceValue self, Bound arguments) {
        in.budget().scan(self.weight());
        Slice window = new Slice(arguments.orNone("start"), arguments.orNone("stop"), None.NONE);
        Slice.Range range = window.of(self.elements().size());
        Value wanted = arguments.value("value");
        for (int i = 0; i < range.count(); i++) {
            if (self.elements().get(range.index(i)).equals(wanted)) {
                return Int.of(range.index(i));
            }
        }
        boolean list = self instanceof ListValue;
        throw PythonError.value(list ? Repr.brief(wanted) + " is not in list" : "tuple.index(x): x not in tuple");
    }
}

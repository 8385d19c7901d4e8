package dev.glmsh.template;

import java.util.Optional;
import java.util.Set;

/** The methods of dicts that do not change them; the others exist but the sandbox hides them. */
final class DictMethods {
    private static final Set<String> CHANGING = Set.of("clear", "pop", "popitem", "setdefault", "update");

    private static final BuiltinTable METHODS = new BuiltinTable()
            .add("keys()", (in, self, a) -> new DictView((DictValue) self, DictView.Part.KEYS))
            .add("values()", (in, self, a) -> new DictView((DictValue) self, DictView.Part.VALUES))
            .add("items()", (in, self, a) -> new DictView((DictValue) self, DictView.Part.ITEMS))
            .add("copy()", (in, self, a) -> in.dict(((DictValue) self).entries()))
            .add("get(key, default=)", (in, self, a) -> {
                in.budget().scan(a.value("key").weight());
                return self.item(DictValue.key(a.value("key"))).orElseGet(() -> a.orNone("default"));
            });

    private DictMethods() {}

    static Optional<Value> find(DictValue dict, String name) {
        return CHANGING.contains(name)
                ? Optional.of(Undefined.unsafe(dict, name))
                : METHODS.find(name).map(method -> new FunctionValue(name, dict, method));
    }
}

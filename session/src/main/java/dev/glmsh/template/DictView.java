package dev.glmsh.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What {@code dict.keys()}, {@code dict.values()} and {@code dict.items()} give. */
record DictView(DictValue dict, Part part) implements Value {
    enum Part {
        KEYS("dict_keys"),
        VALUES("dict_values"),
        ITEMS("dict_items");

        private final String typeName;

        Part(String typeName) {
            this.typeName = typeName;
        }
    }

    @Override
    public String typeName() {
        return part.typeName;
    }

    @Override
    public boolean truth() {
        return dict.truth();
    }

    @Override
    public void repr(Repr out) {
        out.append(typeName()).append("([").values(this::iterate).append("])");
    }

    @Override
    public OptionalLong length() {
        return dict.length();
    }

    @Override
    public Iterator<Value> iterate() {
        return switch (part) {
            case KEYS -> dict.iterate();
            case VALUES -> dict.entries().values().iterator();
            case ITEMS ->
                dict.entries().entrySet().stream().<Value>map(DictView::pair).iterator();
        };
    }

    private static TupleValue pair(Map.Entry<Value, Value> entry) {
        return new TupleValue(List.of(entry.getKey(), entry.getValue()));
    }

    @Override
    public Optional<Value> reversed() {
        List<Value> backwards = new ArrayList<>();
        iterate().forEachRemaining(backwards::add);
        Collections.reverse(backwards);
        String plain = part.typeName.substring(0, part.typeName.length() - 1);
        return Optional.of(
                new Lazy("dict_reverse" + plain.substring("dict_".length()) + "iterator", backwards.iterator()));
    }

    @Override
    public boolean contains(Value element) {
        return part == Part.KEYS ? dict.contains(element) : Value.super.contains(element);
    }

    @Override
    public long weight() {
        return dict.weight();
    }

    @Override
    public int nesting() {
        return dict.nesting() + 1;
    }
}

package dev.glmsh.shell.java;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The door through which compiled snippets fetch the objects that they are given. It has to be public and static,
 * because a snippet is a class of its own that can only name other classes; the number keeps evaluators apart.
 * Thread-safe.
 *
 * <pre>{@code
 * Session session = (Session) dev.glmsh.shell.java.Bindings.get(1, "session");
 * }</pre>
 */
public final class Bindings {
    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final Map<Long, List<Binding>> OPEN = new ConcurrentHashMap<>();

    private Bindings() {}

    /** Used by generated snippets: the object that evaluator {@code number} calls {@code name}. */
    public static Object get(long number, String name) {
        return OPEN.getOrDefault(number, List.of()).stream()
                .filter(binding -> binding.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("evaluator " + number + " has no " + name))
                .value();
    }

    static long register(List<Binding> bindings) {
        long number = NEXT.getAndIncrement();
        OPEN.put(number, List.copyOf(bindings));
        return number;
    }

    static void release(long number) {
        OPEN.remove(number);
    }

    /** The declaration that makes the binding a variable of snippets. */
    static String declaration(long number, Binding binding) {
        String type = binding.type().getCanonicalName();
        return "%s %s = (%s) %s.get(%dL, \"%s\");" // with var JShell would compile it twice
                .formatted(type, binding.name(), type, Bindings.class.getName(), number, binding.name());
    }
}

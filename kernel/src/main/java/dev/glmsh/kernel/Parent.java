package dev.glmsh.kernel;

import java.util.Optional;

/** The process that has started the kernel, without which nobody would end it. */
final class Parent {
    private Parent() {}

    /** Does something when the one that Jupyter names is gone; nothing where it names none. */
    static void whenGone(Runnable end) {
        number().flatMap(ProcessHandle::of).ifPresent(parent -> {
            var unused = parent.onExit().thenRun(end);
        });
    }

    private static Optional<Long> number() {
        try {
            return Optional.ofNullable(System.getenv("JPY_PARENT_PID")).map(Long::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

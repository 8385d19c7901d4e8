package dev.glmsh.session;

import dev.glmsh.model.Generation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The last generations of a session; older ones are dropped, so that a long session's memory stays flat. */
final class GenerationLog {
    private static final int MOST = 32;

    private final Deque<Generation> generations = new ArrayDeque<>();

    synchronized Generation add(Generation generation) {
        if (generations.size() == MOST) {
            generations.removeFirst();
        }
        generations.addLast(generation);
        return generation;
    }

    /** Tokens a second of the newest, if it has as many as two. */
    synchronized OptionalDouble lastRate() {
        return last().map(Generation::tokensPerSecond).orElseGet(OptionalDouble::empty);
    }

    synchronized Optional<Generation> last() {
        return Optional.ofNullable(generations.peekLast());
    }

    synchronized List<Generation> newest() {
        return List.copyOf(generations);
    }
}

package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Thread.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopProgressTest {
    private static final int MANY = 10_000;

    /** Throws an error at a thread at each of many looks, between which it takes some processor time. */
    private static boolean hopeless(State state, boolean inNative, long nsBetween, int looks) {
        StopProgress progress = new StopProgress(new ThreadView(List.of(), state, inNative, 0));
        for (int i = 1; i <= looks; i++) {
            progress.seen(new ThreadView(List.of(), state, inNative, i * nsBetween), true);
            progress.thrown();
        }
        return progress.isHopeless();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNABLE, false,         0, a thread that does not get its turn",
        "RUNNABLE, false,     1_000, one that hardly gets it",
        "WAITING,  false,         0, one that waits and has not woken up yet",
    })
    void goes_on_with_a_thread_that_a_busy_machine_holds_up(State state, boolean inNative, String ns, String which) {
        assertThat(hopeless(state, inNative, Long.parseLong(ns.replace("_", "")), MANY))
                .as(which)
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNABLE, false, 5_000_000, one that catches every error and works on",
        "WAITING,  false,     1_000, one that catches every error and waits on",
        "RUNNABLE, true,          0, one that stays in a native call",
        "BLOCKED,  false,         0, one that stays before a locked monitor",
    })
    void gives_up_a_thread_that_goes_on_whatever_is_thrown_at_it(
            State state, boolean inNative, String ns, String which) {
        assertThat(hopeless(state, inNative, Long.parseLong(ns.replace("_", "")), 150))
                .as(which)
                .isTrue();
    }

    @Test
    void gives_a_class_more_time_to_be_initialised() {
        StackTraceElement initialiser = new StackTraceElement("java.util.Some", "<clinit>", "Some.java", 1);
        ThreadView view = new ThreadView(List.of(initialiser), State.WAITING, false, 0);
        StopProgress progress = new StopProgress(view);
        for (int i = 0; i < 499; i++) {
            progress.seen(view, true);
        }

        assertThat(progress.isHopeless()).isFalse();
        progress.seen(view, true);
        assertThat(progress.isHopeless()).isTrue();
    }
}

package dev.glmsh.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TorchThreadTest {
    private final TorchThread torch = new TorchThread();

    @AfterEach
    void close() {
        torch.close();
    }

    @Test
    void does_all_work_on_one_thread_and_nested_work_in_place() {
        Thread first = torch.run(Thread::currentThread);
        Thread nested = torch.run(() -> torch.run(Thread::currentThread));
        assertThat(nested).isSameAs(first).isNotSameAs(Thread.currentThread());
    }

    @Test
    void throws_what_the_work_throws() {
        assertThatThrownBy(() -> torch.run(() -> {
                    throw new IllegalArgumentException("as it was");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("as it was");
    }

    @Test
    void does_not_belong_to_the_group_of_the_thread_that_needed_it_first() throws InterruptedException {
        ThreadGroup snippet = new ThreadGroup("a snippet");
        Thread caller = new Thread(snippet, () -> torch.run(() -> 1));
        caller.start();
        caller.join();
        assertThat(snippet.activeCount()).isZero();
    }

    @Test
    void finishes_the_work_of_an_interrupted_caller_and_keeps_the_interrupt() {
        Thread.currentThread().interrupt();
        assertThat(torch.run(() -> 42)).isEqualTo(42);
        assertThat(Thread.interrupted()).isTrue();
    }
}

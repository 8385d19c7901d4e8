package dev.glmsh.shell.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.shell.output.Failure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends snippets that would never end by themselves. */
@Timeout(120)
class InterruptionTest {
    private static final Gate GATE = new Gate();
    private static final AtomicInteger CANCELLED = new AtomicInteger();
    private static JavaEvaluator java;

    @BeforeAll
    static void open() {
        java = JavaEvaluator.open(
                List.of("java.util.*", "java.util.concurrent.locks.*"),
                List.of(new Binding("gate", Gate.class, GATE)),
                CANCELLED::incrementAndGet);
        java.evaluate("int kept = 41");
    }

    @AfterAll
    static void close() {
        java.close();
    }

    /** Evaluates a snippet that opens the gate, and stops it then. */
    private static Evaluation stopped(String snippet) throws Exception {
        GATE.close();
        CompletableFuture<Evaluation> running = CompletableFuture.supplyAsync(() -> java.evaluate(snippet));
        GATE.await();
        Thread.sleep(20); // so that the snippet is likely to be where it stays
        java.stop();
        return running.get(60, TimeUnit.SECONDS);
    }

    private static void assertUsable() {
        assertThat(java.evaluate("kept + 1").failure()).isEmpty();
        assertThat(java.evaluate("Thread.interrupted()").values())
                .extracting(value -> value.toString())
                .allMatch(text -> text.contains("object=false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ gate.open(); while (true) {} }",
                "{ gate.open(); while (true) { try { Thread.sleep(50); } catch (InterruptedException e) { } } }",
                "{ gate.open(); Thread.sleep(1_000_000); }",
                "{ gate.open(); synchronized (gate) { gate.wait(); } }",
                "{ gate.open(); while (true) LockSupport.park(); }",
                "{ gate.open(); var list = new ArrayList<Integer>(); while (true) { list.add(1); Collections.sort(list);"
                        + " if (list.size() > 1000) list.clear(); } }",
                "{ gate.open(); while (true) System.out.println(\"on and on\"); }",
                "{ gate.open(); new java.io.PipedInputStream(new java.io.PipedOutputStream()).read(); }",
                "{ gate.open(); var queue = new java.util.concurrent.LinkedBlockingQueue<Integer>(); queue.take(); }",
                "class Endless { static { gate.open(); while (kept > 0) {} } }; new Endless()",
                "class Slow { public String toString() { gate.open(); while (true) {} } }; new Slow()",
                "void deep() { deep(); }; { gate.open(); while (true) try { deep(); } catch (StackOverflowError e) { } }"
            })
    void ends_a_snippet_wherever_it_is(String snippet) throws Exception {
        assertThat(stopped(snippet).failure().map(Failure::line)).contains("cancelled");
        assertUsable();
    }

    @Test
    void cancels_what_the_session_does_for_it() throws Exception {
        int before = CANCELLED.get();

        stopped("{ gate.open(); while (true) {} }");

        assertThat(CANCELLED.get()).isGreaterThan(before);
    }

    @Test
    void gives_the_prompt_back_from_a_snippet_that_ignores_everything() throws Exception {
        Evaluation evaluation = stopped(
                "volatile boolean on = true; { gate.open(); " // one loop would have gaps
                        + "while (on) { try { while (on) { try { while (on) { try { while (on) {} } catch (Throwable e) { } } }"
                        + " catch (Throwable e) { } } } catch (Throwable e) { } } }");

        assertThat(evaluation.failure().orElseThrow().line())
                .matches("cancelled, but java-snippet-\\d+ goes on: it is in a native call or catches every error; it"
                        + " ends with glmsh at the latest");
        assertUsable();
        assertThat(java.evaluate("on = false").failure()).isEmpty();
    }

    @Test
    void runs_none_of_the_snippets_that_follow() throws Exception {
        stopped("{ gate.open(); while (true) {} }\nkept = 0;");

        assertThat(java.evaluate("kept").values()).hasToString("[Java[name=kept, type=int, object=41, text=41]]");
    }

    @Test
    void runs_finally_blocks_and_gives_locks_back() throws Exception {
        java.evaluate("var lock = new ReentrantLock(); Object monitor = new Object()");

        stopped(
                "{ lock.lock(); try { synchronized (monitor) { gate.open(); while (true) {} } } finally { lock.unlock(); } }");

        assertThat(java.evaluate("synchronized (monitor) { kept = lock.tryLock() ? 41 : 0; }")
                        .failure())
                .isEmpty();
        assertThat(java.evaluate("kept").values()).hasToString("[Java[name=kept, type=int, object=41, text=41]]");
    }

    @Test
    void returns_when_the_snippet_does_whatever_threads_it_started() throws Exception {
        assertThat(java.evaluate("var on = new java.util.concurrent.atomic.AtomicBoolean(true);"
                                + " Thread other = new Thread(() -> { while (on.get()) Thread.onSpinWait(); });"
                                + " other.start()")
                        .failure())
                .isEmpty();
        assertThat(java.evaluate("boolean alive = other.isAlive()").values())
                .hasToString("[Java[name=alive, type=boolean, object=true, text=true]]");
        assertThat(java.evaluate("on.set(false); other.join()").failure()).isEmpty();
    }

    @Test
    void an_interrupt_of_the_evaluating_thread_is_not_for_the_snippet() {
        Thread.currentThread().interrupt();

        assertThat(java.evaluate("Thread.sleep(1); kept").failure()).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void a_stop_that_comes_when_nothing_runs_stops_nothing() {
        java.stop();

        assertThat(java.evaluate("kept").failure()).isEmpty();
    }
}

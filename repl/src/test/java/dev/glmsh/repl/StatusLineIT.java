package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatusLineIT extends TerminalTest {
    private static final String STATUS = "qwen2   fp32   [\\d,]+ of 200 tokens   [\\d.]+ tokens/s   [\\d.]+ [MG]iB";

    @Test
    void says_below_the_prompt_how_things_stand_at_any_size_and_costs_nothing_while_idle() throws Exception {
        startGlmsh("--no-demo", "glmsh>");
        terminal.line(":load " + Checkpoints.reference("qwen2") + " --context 200 --precision fp32");
        terminal.await(screen -> screen.contains("\nqwen2>"));
        terminal.line(":gen x --max-new 20 --ignore-eos");
        terminal.await(screen -> screen.matches("(?s).*\n20 tokens, first after .*\nqwen2>\n" + STATUS));
        terminal.type("1 + 1");
        terminal.await(screen -> screen.matches("(?s).*\nqwen2> 1 \\+ 1\n" + STATUS));
        terminal.resize(70, 20);
        terminal.await(screen -> screen.matches("(?s).*\nqwen2> 1 \\+ 1\n" + STATUS));
        terminal.press("Enter");
        terminal.await(screen -> screen.matches("(?s).*\nint \\$1 ==> 2\nqwen2>\n" + STATUS));

        awaitIdle(terminal.program());
        terminal.press("C-d");
        assertThat(terminal.awaitLast("shell>")).doesNotContainPattern(STATUS + "\n");
    }

    /** Waits until a time passes in which the process takes less than a twentieth of a core. */
    private static void awaitIdle(ProcessHandle process) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        Duration taken = Duration.ofDays(1);
        while (taken.compareTo(Duration.ofMillis(150)) > 0) {
            assertThat(System.nanoTime())
                    .as("it took %s in three seconds", taken)
                    .isLessThan(end);
            Duration before = process.info().totalCpuDuration().orElseThrow();
            Thread.sleep(3000);
            taken = process.info().totalCpuDuration().orElseThrow().minus(before);
        }
    }
}

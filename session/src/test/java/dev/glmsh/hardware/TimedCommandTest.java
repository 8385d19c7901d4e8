package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TimedCommandTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void returns_exit_code_and_what_was_printed_on_both_streams() {
        assertThat(TimedCommand.run(List.of(JAVA, "-version"), Duration.ofSeconds(50)))
                .isInstanceOfSatisfying(CommandResult.Finished.class, result -> {
                    assertThat(result.exitCode()).isZero();
                    assertThat(result.output()).contains("Runtime Environment");
                });
        assertThat(TimedCommand.run(List.of(JAVA, "-no-such-option"), Duration.ofSeconds(50)))
                .isInstanceOfSatisfying(
                        CommandResult.Finished.class,
                        result -> assertThat(result.exitCode()).isEqualTo(1));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void kills_a_program_that_takes_too_long() {
        Duration limit = Duration.ofMillis(100);
        assertThat(TimedCommand.run(List.of("sh", "-c", "sleep 600 & sleep 600"), limit))
                .isEqualTo(new CommandResult.TimedOut(limit));
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .noneMatch(child -> child.info().commandLine().orElse("").contains("sleep 600"));
    }

    @Test
    void tells_why_a_program_cannot_be_started() {
        assertThat(TimedCommand.run(List.of("/no/such/program"), Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        CommandResult.NotStarted.class,
                        result -> assertThat(result.reason()).contains("/no/such/program"));
    }
}

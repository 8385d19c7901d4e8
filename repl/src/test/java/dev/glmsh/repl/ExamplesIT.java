package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs every program in examples/ as its README says. */
class ExamplesIT {
    private static final Path EXAMPLES = Command.ROOT.resolve("examples");

    private static Command.Outcome runJava(String program) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = Path.of("repl", "target", "lib") + File.separator + "*";
        return Command.in(Command.ROOT, java.toString(), "-cp", classPath, "examples/" + program, "demo/glm4-demo")
                .run();
    }

    /** The text with every number replaced, and the blanks that align it reduced to one. */
    private static String shape(String text) {
        return text.replaceAll("[0-9][0-9.,]*", "N").replaceAll("─+", "─").replaceAll(" +", " ");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the POSIX launcher")
    void the_first_prompt() throws Exception {
        String script = Files.readString(EXAMPLES.resolve("01-first-prompt.jsh"));

        Command.Outcome outcome = Command.in(
                        Command.ROOT, Command.ROOT.resolve("glmsh").toString())
                .reading(script);

        assertThat(outcome.err())
                .isEqualTo("glmsh: no model is loaded, so the demo model answers; load your own with :load MODEL\n");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("\nchat mode: type to the model; :chat leaves it\n")
                .contains("\nit said something\nint $1 ==> 3\nlatency\n");
        assertThat(outcome.out().lines().skip(1).filter(line -> line.matches("[123] .* ms .*/s")))
                .hasSize(3);
    }

    @Test
    void comparing_precisions() {
        Command.Outcome outcome = runJava("ComparePrecisions.java");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(shape(outcome.out())).isEqualTo("""
                Precisions
                precision load first token decode tok/s tokens as in fpN
                ─
                fpN N ms N ms N/s N
                bfN N ms N ms N/s N
                """);
    }

    @Test
    void latency_by_length() {
        Command.Outcome outcome = runJava("LatencyByLength.java");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(shape(outcome.out()).replaceAll("(?m)^ ", "")).isEqualTo("""
                Latency
                prompt tokens first token a token
                ─
                """ + "N N ms N ms\n".repeat(5));
    }

    @Test
    void has_a_test_and_a_line_in_the_README_for_each_example() throws Exception {
        String readme = Files.readString(EXAMPLES.resolve("README.md"));

        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<String> programs = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
            assertThat(programs)
                    .containsExactly("01-first-prompt.jsh", "ComparePrecisions.java", "LatencyByLength.java")
                    .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
        }
    }
}

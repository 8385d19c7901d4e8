package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTest {
    @TempDir
    Path folder;

    private Path script(String text) throws Exception {
        return Files.writeString(folder.resolve("script.jsh"), text);
    }

    @Test
    void runs_Java_over_several_lines_commands_and_comments_with_arguments() throws Exception {
        Path script = script("""
                #!/usr/bin/env glmsh
                // what it is for
                int twice(int x) {
                    /* :mem is no command here */
                    return 2 * x;
                }

                :system Be brief.
                twice(args.length)
                args[1]
                """);

        assertThat(Run.of("--quiet", script.toString(), "a", "--format")).isEqualTo(new Run(0, """
                        int $1 ==> 4
                        String $2 ==> "--format"
                        """, ""));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("1\n:nosuch\n2\n", "int $1 ==> 1\n", "2: unknown command :nosuch; see :help"),
                Arguments.of(
                        "int f() {\n  return 1 +;\n}\nf()\n",
                        "",
                        "2:13: illegal start of expression, the first of 2 errors"),
                Arguments.of("#!/bin/glmsh\n\nint x = ;\n", "", "3:9: illegal start of expression"),
                Arguments.of("int f(\n", "", "1:7: reached end of file while parsing"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void names_the_script_and_the_line_that_fails(String text, String out, String failure) throws Exception {
        Path script = script(text);

        Run run = Run.of("--quiet", script.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo(script + ":" + failure + "\n");
        assertThat(run.out()).isEqualTo(out);
    }

    @Test
    void runs_lines_then_the_script_and_reads_the_pipe_as_a_dash() throws Exception {
        assertThat(Run.of("-c", "int x = 20", script("x + 1").toString()).out())
                .isEqualTo("int x ==> 20\nint $1 ==> 21\n");
        assertThat(Run.reading("args[0]", "-", "word").out()).isEqualTo("String $1 ==> \"word\"\n");
    }

    @Test
    void leaves_with_the_code_that_quit_names() throws Exception {
        assertThat(Run.of(script("1\n:quit 3\n2\n").toString())).isEqualTo(new Run(3, "int $1 ==> 1\n", ""));
        assertThat(Run.of("-c", ":quit 4", "-c", "1")).isEqualTo(new Run(4, "", ""));
        assertThat(Run.of("-c", ":quit 256").err()).isEqualTo("glmsh: the exit code is 256; choose 0 to 255\n");
    }

    @Test
    void refuses_a_wrong_command_line_with_2() throws Exception {
        script("1");

        assertThat(Run.of(folder.resolve("scrpt.jsh").toString()))
                .isEqualTo(new Run(
                        2,
                        "",
                        "glmsh: there is no script " + folder.resolve("scrpt.jsh") + "; did you mean "
                                + folder.resolve("script.jsh") + "?\n"));
        assertThat(Run.of("--fromat", "json"))
                .isEqualTo(new Run(2, "", "glmsh: unknown option --fromat; did you mean --format? see glmsh --help\n"));
        assertThat(Run.of(folder.toString()).code()).isEqualTo(2);
    }

    @Test
    void prepares_with_a_startup_script_whose_values_are_not_shown() throws Exception {
        assertThat(Run.of("--startup", script("int x = 7;").toString(), "-c", "x"))
                .isEqualTo(new Run(0, "int $1 ==> 7\n".replace("$1", "x"), ""));
        Path broken = script("int x = 7;\nnosuch");
        assertThat(Run.of("--startup", broken.toString(), "-c", "x"))
                .isEqualTo(new Run(1, "", broken + ":2:1: cannot find symbol, variable nosuch\n"));
    }

    @Test
    void keeps_text_that_is_shown_once_when_its_format_or_place_differs() throws Exception {
        System.setProperty("glmsh.demo", Checkpoints.DEMO.toString());
        Path file = folder.resolve("a.md");
        try {
            Run run = Run.reading("""
                    :gen Hamlet --max-new 3 --format csv
                    :gen Hamlet --max-new 3 --greedy > "%s"
                    """.formatted(file), "--quiet");

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("text,finish,").hasLineCount(2);
            assertThat(file).isNotEmptyFile();
        } finally {
            System.clearProperty("glmsh.demo");
        }
    }
}

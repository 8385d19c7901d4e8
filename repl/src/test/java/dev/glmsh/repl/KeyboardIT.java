package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Ctrl-C, Ctrl-D and what is typed ahead. */
class KeyboardIT extends TerminalTest {
    @Test
    void cancels_an_endless_loop_on_Ctrl_C_and_leaves_on_Ctrl_D() throws Exception {
        startGlmsh("--quiet", "glm4-demo>");
        terminal.line(":load " + Checkpoints.reference("qwen2") + " --context 2000");
        terminal.awaitLast("qwen2>");
        String loop = "while (true) { session.generate(\"x\"); }";
        terminal.line(loop);
        terminal.await(screen -> screen.contains(loop + "\n") && !screen.endsWith(loop)); // it streams
        terminal.press("C-c");
        String cancelled = terminal.awaitLast("qwen2>");
        terminal.press("C-d");
        terminal.awaitLast("shell>");
        terminal.line("echo code $?");

        assertThat(cancelled).endsWith("cancelled\nqwen2>");
        assertThat(terminal.await(screen -> screen.contains("\ncode "))).contains("\ncode 0");
    }

    @Test
    void cancels_a_generation_on_Ctrl_C_and_keeps_what_there_was() throws Exception {
        startGlmsh("--no-demo --no-status", "glmsh>");
        terminal.line(":load " + Checkpoints.reference("qwen2") + " --context 2000");
        terminal.awaitLast("qwen2>");
        terminal.line(":gen x --max-new 1900 --ignore-eos");
        terminal.await(screen -> screen.contains("--ignore-eos\n"));
        terminal.press("C-c");

        assertThat(terminal.awaitLast("qwen2>"))
                .containsPattern("\n\\d+ tokens, first after \\d+ ms.*, cancelled\nqwen2>");
    }

    /** A Ctrl-C that reached the editor twice used to take the next line with it, in one round of ten. */
    @Test
    void gives_up_a_line_on_Ctrl_C_and_no_key_after_it() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
        for (int i = 1; i <= 10; i++) {
            terminal.press("a", "b", "C-c", "1", "+", "1", "Enter");
            String screen = terminal.awaitEnd("int $" + i + " ==> 2\nglmsh>");

            assertThat(screen).endsWith("glmsh> ab\nglmsh> 1+1\nint $" + i + " ==> 2\nglmsh>");
        }
    }

    @Test
    void keeps_what_is_typed_while_a_line_runs_for_the_next_prompts() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.line("System.out.println(\"wait\"); Thread.sleep(1000)");
        terminal.awaitLast("wait");
        terminal.line("1 + 1");
        terminal.line("new Scanner(System.in).nextLine()");
        terminal.awaitEnd("nextLine()");
        terminal.line("of a program");
        terminal.awaitEnd("==> \"of a program\"\nglmsh>");
        terminal.type("2 + ");

        assertThat(terminal.awaitLast("glmsh> 2 +")).isEqualTo("""
                        glmsh> System.out.println("wait"); Thread.sleep(1000)
                        wait
                        glmsh> 1 + 1
                        int $1 ==> 2
                        glmsh> new Scanner(System.in).nextLine()
                        of a program
                        String $2 ==> "of a program"
                        glmsh> 2 +""");
    }

    @Test
    void Ctrl_C_ends_a_wait_for_a_typed_line_and_the_next_reader_gets_every_key() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
        terminal.line("System.out.println(\"wait\"); System.in.read()");
        terminal.awaitLast("wait");
        terminal.awaitLineMode();
        terminal.press("C-c");
        terminal.awaitEnd("cancelled\nglmsh>");
        terminal.line("new Scanner(System.in).nextLine()");
        terminal.awaitEnd("nextLine()");
        terminal.line("all of it");
        terminal.awaitEnd("==> \"all of it\"\nglmsh>");
        terminal.line("System.out.println(\"end\"); System.in.read()");
        terminal.awaitLast("end");
        terminal.press("C-d");

        String screen = terminal.awaitEnd("int $3 ==> -1\nglmsh>");
        assertThat(screen.replace("^C\n", "")).isEqualTo("""
                        glmsh> System.out.println("wait"); System.in.read()
                        wait
                        cancelled
                        glmsh> new Scanner(System.in).nextLine()
                        all of it
                        String $2 ==> "all of it"
                        glmsh> System.out.println("end"); System.in.read()
                        end
                        int $3 ==> -1
                        glmsh>""");
    }

    @Test
    void what_a_thread_prints_later_appears_above_the_line_being_edited() throws Exception {
        startGlmsh("--quiet --no-demo", "glmsh>");
        Path go = folder.resolve("go");
        terminal.line("new Thread(() -> { while (!Files.exists(Path.of(\"" + go
                + "\"))) java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);"
                + " System.out.print(\"from \"); System.out.println(\"a thread\"); }).start()");
        terminal.press("C-l");
        terminal.type("1 + 1");
        terminal.awaitLast("glmsh> 1 + 1");
        Files.createFile(go);
        terminal.awaitEnd("from a thread\nglmsh> 1 + 1");
        terminal.press("Enter");

        assertThat(terminal.awaitEnd("int $1 ==> 2\nglmsh>"))
                .isEqualTo("from a thread\nglmsh> 1 + 1\nint $1 ==> 2\nglmsh>");
    }
}

package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.shell.command.Commands;
import org.junit.jupiter.api.Test;

class HelpTest {
    @Test
    void lists_the_commands() {
        Run run = Run.of("-c", ":help");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .containsPattern(
                        "(?m)^:load MODEL +Load a checkpoint: a folder in Hugging Face format, or a model of the hub, downloaded if need be.$")
                .containsPattern("(?m)^:set \\[NAME] \\[VALUE] +Change an option of generation, or show them all.$")
                .endsWith("""

                        Anything else is Java, with the variable 'session'; in chat mode it goes to the model.
                        :help COMMAND explains a command and its options; more under :help output, :help java, \
                        :help chat, :help settings, :help scripts.
                        """);
        assertThat(run.out().lines().takeWhile(line -> !line.isEmpty()))
                .allMatch(line -> line.startsWith(":") && line.endsWith("."))
                .hasSameSizeAs(Commands.standard().names());
    }

    @Test
    void explains_a_topic_and_notices_a_typing_error() {
        assertThat(Run.of("-c", ":help output").out()).startsWith("Formats, files and pipes\n");
        assertThat(Run.of("-c", ":help ouptut").err())
                .isEqualTo("glmsh: there is no help about ouptut; did you mean :help output? see :help\n");
    }

    @Test
    void explains_a_command_with_its_options() {
        assertThat(Run.of("-c", ":help load")).isEqualTo(new Run(0, """
                Usage: :load [--precision=P] [--layout=L] [--context=N] [--threads=N] [--save-quantized=DIR] MODEL
                Load a checkpoint: a folder in Hugging Face format, or a model of the hub, downloaded if need be.
                The model loaded before is unloaded.
                      MODEL                  A folder that holds config.json (~ is your home), or an id:
                                               zai-org/AutoGLM-Phone-9B.
                      --precision=P          fp32, bf16, fp16, int8, w8a8, int4, int4-g64 or int4-g32; auto takes
                                               the most exact that fits; as stored if absent.
                      --layout=L             Weights auto, mapped, converted, packed or compact: mapped starts at
                                               once and can be evicted, packed is faster, compact holds bf16 in 12
                                               bits without loss: smaller, and faster still.
                      --context=N            Tokens that the KV cache holds.
                      --threads=N            Threads that compute; the physical cores if absent.
                      --save-quantized=DIR   Keep the quantised weights in a new folder, which :load takes as any
                                               checkpoint.

                Examples:
                  :load demo/glm4-demo
                  :load demo/glm4-demo --precision fp32 --context 256
                  :load synthetic:glm4-demo --precision int4
                  :load demo/glm4-demo --precision int4 --save-quantized demo-int4
                  :load demo-int4

                Takes --format F, --bytes, > FILE, >> FILE and | COMMAND too; see :help output.
                """, ""));
    }
}

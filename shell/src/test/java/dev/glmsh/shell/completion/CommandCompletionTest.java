package dev.glmsh.shell.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.shell.command.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandCompletionTest {
    @TempDir
    Path folder;

    private static List<String> complete(String prefix) {
        return new CommandCompletion(Commands.standard())
                .complete(prefix).stream().map(Candidate::text).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            :la                     | :latency
            :xyz                    |
            :load --                | --precision, --layout, --context, --threads, --save-quantized, --format, --bytes
            :load x --pre           | --precision
            :load --precision       | --precision
            :load --precision f     | fp32, fp16
            :load --layout p        | packed
            :gen hello --max        | --max-new
            :set top                | top-k, top-p
            :mem --format m         | markdown
            :gen hello --f          | --frequency-penalty, --format
            :config prec            | precision
            :config format j        | json
            :config pager           | pager
            :config pager n         | never
            :set think f            | fold
            :help unl               | unload
            :mem x                  |
            :nosuch x               |
            """)
    void offers_what_the_commands_declare(String prefix, String expected) {
        assertThat(String.join(", ", complete(prefix))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void explains_a_command_in_a_sentence() {
        assertThat(new CommandCompletion(Commands.standard()).complete(":unl"))
                .containsExactly(new Candidate(":unload", 0, "Unload the model and give its memory back.", true));
    }

    @Test
    void offers_folders_and_knows_a_checkpoint_when_it_sees_one() throws Exception {
        Files.createDirectories(folder.resolve("glm-4"));
        Files.createDirectories(folder.resolve("glm-edge"));
        Files.createDirectories(folder.resolve(".hidden"));
        Files.writeString(folder.resolve("glm-4/config.json"), "{}");
        Files.writeString(folder.resolve("glm.txt"), "no folder");
        String parent = folder + "/";

        assertThat(new CommandCompletion(Commands.standard()).complete(":load " + parent))
                .containsExactly(
                        new Candidate(parent + "glm-4", 6, "checkpoint", true),
                        new Candidate(parent + "glm-edge/", 6, "", false));
        assertThat(complete(":estimate " + parent + "glm-e")).containsExactly(parent + "glm-edge/");
    }

    @Test
    void offers_models_of_the_catalogue_and_precisions_for_an_estimate() {
        assertThat(complete(":estimate zai-org/Auto"))
                .containsExactly("zai-org/AutoGLM-Phone-9B", "zai-org/AutoGLM-Phone-9B-Multilingual");
        assertThat(complete(":estimate x --gpu \"RTX 408")).containsExactly("RTX 4080", "RTX 4080 Super");
        assertThat(complete(":estimate x --gpu h2")).containsExactly("H200");
        assertThat(complete(":estimate x --precision int4")).containsExactly("int4", "int4-g64", "int4-g32");
    }

    @Test
    void goes_on_inside_an_open_quotation() throws Exception {
        Files.createDirectories(folder.resolve("my models"));

        assertThat(complete(":load \"" + folder + "/my mo")).containsExactly(folder + "/my models/");
    }

    @Test
    void offers_files_where_a_file_may_stand() throws Exception {
        Files.createDirectories(folder.resolve("folder"));
        Files.writeString(folder.resolve("file.json"), "{}");
        String begun = folder + "/f";

        for (String line : List.of(":mem > ", ":mem >> ", ":open ", ":save ", ":load-chat ", ":classpath ")) {
            assertThat(complete(line + begun)).as(line).containsExactly(folder + "/file.json", folder + "/folder/");
        }
    }
}

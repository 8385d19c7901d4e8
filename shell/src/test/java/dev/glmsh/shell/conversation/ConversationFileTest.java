package dev.glmsh.shell.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import dev.glmsh.checkpoint.Message;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConversationFileTest {
    private static final SavedConversation CONVERSATION = new SavedConversation(
            Optional.of("glm4-demo"),
            List.of(
                    Message.system("Be brief."),
                    Message.user("春曉 <&> \"?\"\n"),
                    new Message("assistant", "Yes.", Optional.of("Hm."))),
            Optional.of(new GenerationOptions(
                    40, Sampling.greedy().withTemperature(0.8).withSeed(7), false, false, List.of("\n\n"))));

    @TempDir
    Path folder;

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("chat.json"), json);
    }

    private static SavedConversation read(Path file) {
        return ConversationFile.read(file, GenerationOptions.defaults());
    }

    @Test
    void writes_what_other_programs_read() throws IOException {
        Path file = folder.resolve("chat.json");
        ConversationFile.write(file, CONVERSATION);

        assertThat(file).content().isEqualTo("""
                {
                  "model": "glm4-demo",
                  "messages": [
                    {
                      "role": "system",
                      "content": "Be brief."
                    },
                    {
                      "role": "user",
                      "content": "春曉 <&> \\"?\\"\\n"
                    },
                    {
                      "role": "assistant",
                      "content": "Yes.",
                      "thinking": "Hm."
                    }
                  ],
                  "options": {
                    "max_new_tokens": 40,
                    "temperature": 0.8,
                    "top_k": 0,
                    "top_p": 1.0,
                    "min_p": 0.0,
                    "repetition_penalty": 1.0,
                    "frequency_penalty": 0.0,
                    "seed": 7,
                    "stop": [
                      "\\n\\n"
                    ],
                    "ignore_eos": false
                  }
                }
                """);
        assertThat(read(file)).isEqualTo(CONVERSATION);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void reads_a_list_of_messages_as_clients_of_OpenAI_keep_it() throws IOException {
        Path file = write("""
                [{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]},
                 {"role": "assistant", "content": "c", "reasoning_content": "d", "refusal": null}]""");

        assertThat(read(file))
                .isEqualTo(new SavedConversation(
                        Optional.empty(),
                        List.of(Message.user("ab"), new Message("assistant", "c", Optional.of("d"))),
                        Optional.empty()));
    }

    @Test
    void keeps_the_options_that_a_file_does_not_give() throws IOException {
        GenerationOptions now = GenerationOptions.defaults().withMaxNew(9);
        Path file = write("{\"messages\": [], \"options\": {\"top_p\": 0.5, \"stop\": \"x\", \"n\": 1}}");

        assertThat(ConversationFile.read(file, now).options())
                .hasValue(now.withSampling(Sampling.greedy().withTopP(0.5)).withStopStrings(List.of("x")));
    }

    static Stream<Arguments> wrong() {
        String shape = "; it is {\"messages\": [{\"role\": \"user\", \"content\": \"…\"}, …]}, or the list alone";
        String roles = "; choose one of system, user, assistant, tool";
        return Stream.of(
                Arguments.of("{", " is not JSON; choose a file that holds a conversation"),
                Arguments.of("", ": the file is no conversation" + shape),
                Arguments.of("{\"message\": []}", ": the file is no conversation" + shape),
                Arguments.of("{\"messages\": {}}", ": the file is no conversation" + shape),
                Arguments.of("{\"messages\": [], \"options\": 1}", ": the file is no conversation" + shape),
                Arguments.of("[1]", ": message 1 is 1, not an object; it has a role and a content"),
                Arguments.of("[{\"content\": \"x\"}]", ": message 1 has no role" + roles),
                Arguments.of(
                        "[{\"role\": \"user\", \"content\": \"x\"}, {\"role\": \"bot\", \"content\": \"x\"}]",
                        ": message 2 has the unknown role 'bot'" + roles),
                Arguments.of(
                        "[{\"role\": 1, \"content\": \"x\"}]",
                        ": message 1 has the role 1, not text; write it in quotation marks"),
                Arguments.of(
                        "[{\"role\": \"user\"}]",
                        ": message 1 has the content null; write text, or a list of parts of type text"),
                Arguments.of(
                        "[{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}]",
                        ": message 1 has a part that is no text: {\"type\":\"image_url\"}; remove it; images are not"
                                + " understood yet"),
                Arguments.of(
                        "{\"messages\": [], \"options\": {\"top_k\": 1.5}}",
                        ": options: top_k is 1.5; write a whole number in range"),
                Arguments.of(
                        "{\"messages\": [], \"options\": {\"temperature\": \"hot\"}}",
                        ": options: temperature is \"hot\"; write a number"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void names_the_file_and_the_place_of_what_is_wrong(String json, String message) throws IOException {
        Path file = write(json);

        assertThatThrownBy(() -> read(file)).isInstanceOf(GlmshException.class).hasMessage(file + message);
    }

    @Test
    void says_why_a_file_cannot_be_reached() {
        Path missing = folder.resolve("no/chat.json");

        assertThatThrownBy(() -> read(missing))
                .hasMessage(missing + " cannot be read: there is no such file or folder; check the path");
        assertThatThrownBy(() -> ConversationFile.write(missing, CONVERSATION))
                .hasMessage(missing + " cannot be written: there is no such file or folder; choose another file");
        assertThatThrownBy(() -> ConversationFile.write(folder, CONVERSATION))
                .hasMessage(folder + " cannot be written: it is a folder; choose another file");
    }
}

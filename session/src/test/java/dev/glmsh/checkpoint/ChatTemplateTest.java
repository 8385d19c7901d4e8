package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChatTemplateTest {
    private static final List<Message> HELLO = List.of(Message.user("hello"));

    @TempDir
    Path parent;

    @ParameterizedTest
    @FieldSource("dev.glmsh.checkpoint.ReferenceCheckpoints#NAMES")
    void renders_what_transformers_renders(String name) throws IOException {
        ChatTemplate template = ReferenceCheckpoints.open(name).chatTemplate().orElseThrow();

        for (JsonObject chat : ReferenceCheckpoints.expected(name, "chats")) {
            List<Message> messages = ReferenceCheckpoints.objects(chat.getAsJsonArray("messages")).stream()
                    .map(message -> new Message(
                            message.get("role").getAsString(),
                            message.get("content").getAsString()))
                    .toList();
            assertThat(template.render(messages, true, Map.of()))
                    .isEqualTo(chat.get("rendered").getAsString());
        }
    }

    @Test
    void comes_from_tokenizer_config_json_where_there_is_no_file() {
        CheckpointCopy copy = CheckpointCopy.of("glm-4", parent)
                .delete("chat_template.jinja")
                .edit("tokenizer_config.json", json -> json.addProperty("chat_template", "{{ messages[0].content }}!"));

        assertThat(render(copy)).isEqualTo("hello!");
    }

    @Test
    void is_the_default_one_of_several() {
        CheckpointCopy copy = CheckpointCopy.of("glm-4", parent)
                .delete("chat_template.jinja")
                .edit("tokenizer_config.json", json -> json.add("chat_template", templates("tool_use", "default")));

        assertThat(render(copy)).isEqualTo("this is default");
        copy.edit("tokenizer_config.json", json -> json.add("chat_template", templates("tool_use")));
        assertThat(render(copy)).isEqualTo("this is tool_use");
    }

    @Test
    void sees_special_tokens_the_generation_prompt_and_extras() {
        CheckpointCopy copy = CheckpointCopy.of("glm-4", parent)
                .write(
                        "chat_template.jinja",
                        "{{ bos_token }}|{{ eos_token }}|{{ pad_token is defined }}|{{ add_generation_prompt }}|{{ mood }}")
                .write("tokenizer_config.json", """
                        {"bos_token": {"content": "<s>", "special": true}, "eos_token": "</s>", "pad_token": null}
                        """);
        ChatTemplate template = Checkpoint.open(copy.directory()).chatTemplate().orElseThrow();

        assertThat(template.render(HELLO, true, Map.of("mood", "calm"))).isEqualTo("<s>|</s>|False|True|calm");
        assertThat(template.render(HELLO, false, Map.of("bos_token", "x"))).isEqualTo("x|</s>|False|False|");
    }

    @Test
    void leaves_it_to_the_template_what_becomes_of_thinking() throws IOException {
        String qwen3 = Files.readString(Path.of("src/test/resources/template/qwen3.jinja"));
        CheckpointCopy copy = CheckpointCopy.of("qwen3", parent).write("chat_template.jinja", qwen3);
        ChatTemplate template = Checkpoint.open(copy.directory()).chatTemplate().orElseThrow();
        Message thoughtful = new Message("assistant", "Yes", Optional.of("Hm."));
        Message question = Message.user("Sure?");

        assertThat(template.render(List.of(question, thoughtful), false, Map.of()))
                .isEqualTo("""
                <|im_start|>user
                Sure?<|im_end|>
                <|im_start|>assistant
                <think>
                Hm.
                </think>

                Yes<|im_end|>
                """);
        assertThat(template.render(List.of(question, thoughtful, question), true, Map.of()))
                .isEqualTo("""
                <|im_start|>user
                Sure?<|im_end|>
                <|im_start|>assistant
                Yes<|im_end|>
                <|im_start|>user
                Sure?<|im_end|>
                <|im_start|>assistant
                """);
    }

    @Test
    void is_absent_where_the_checkpoint_has_none() {
        CheckpointCopy copy = CheckpointCopy.of("glm-4", parent).delete("chat_template.jinja");

        assertThat(Checkpoint.open(copy.directory()).chatTemplate()).isEmpty();
        copy.delete("tokenizer_config.json");
        assertThat(Checkpoint.open(copy.directory()).chatTemplate()).isEmpty();
    }

    @Test
    void names_its_file_when_it_cannot_be_parsed() {
        CheckpointCopy copy =
                CheckpointCopy.of("glm-4", parent).write("chat_template.jinja", "{% for m in messages %}");
        Checkpoint checkpoint = Checkpoint.open(copy.directory());

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(checkpoint::chatTemplate)
                .withMessageStartingWith("chat_template.jinja cannot be used: ");
    }

    @Test
    void refuses_a_list_without_templates() {
        CheckpointCopy copy = CheckpointCopy.of("glm-4", parent)
                .delete("chat_template.jinja")
                .edit("tokenizer_config.json", json -> json.add("chat_template", JsonParser.parseString("[1]")));
        Checkpoint checkpoint = Checkpoint.open(copy.directory());

        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(checkpoint::chatTemplate)
                .withMessage("tokenizer_config.json: chat_template is 1, not a list of objects with name and template; "
                        + "correct the file, or download it again");
    }

    private static String render(CheckpointCopy copy) {
        ChatTemplate template = Checkpoint.open(copy.directory()).chatTemplate().orElseThrow();
        return template.render(HELLO, true, Map.of());
    }

    private static JsonArray templates(String... names) {
        JsonArray array = new JsonArray();
        for (String name : names) {
            JsonObject entry = new JsonObject();
            entry.addProperty("name", name);
            entry.addProperty("template", "this is " + name);
            array.add(entry);
        }
        return array;
    }
}

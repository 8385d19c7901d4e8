package dev.glmsh.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat templates of the reference checkpoints render the conversations that transformers rendered. */
class ReferenceChatTemplatesTest {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");

    @ParameterizedTest
    @ValueSource(strings = {"glm-4", "glm-edge", "glm4-0414", "glm4v-autoglm", "llama3", "mistral", "qwen2", "qwen3"})
    void renders_what_transformers_rendered(String checkpoint) throws IOException {
        Template template = Template.parse(Files.readString(CHECKPOINTS.resolve(checkpoint + "/chat_template.jinja")));
        String expected = Files.readString(CHECKPOINTS.resolve(checkpoint + "/expected.json"));
        for (JsonElement chat :
                JsonParser.parseString(expected).getAsJsonObject().getAsJsonArray("chats")) {
            Map<String, Object> variables = new LinkedHashMap<>(TemplateCase.map(chat.getAsJsonObject()));
            variables.put("add_generation_prompt", true);
            assertThat(template.render(variables)).isEqualTo(variables.get("rendered"));
        }
    }
}

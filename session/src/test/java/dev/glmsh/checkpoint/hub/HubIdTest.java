package dev.glmsh.checkpoint.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glmsh.GlmshException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubIdTest {
    @ParameterizedTest
    @CsvSource({
        "zai-org/AutoGLM-Phone-9B, HUGGING_FACE, zai-org/AutoGLM-Phone-9B, main",
        "hf:Qwen/Qwen3-0.6B, HUGGING_FACE, Qwen/Qwen3-0.6B, main",
        "a/b@refs/pr/1, HUGGING_FACE, a/b, refs/pr/1",
        "a/b@v1.0, HUGGING_FACE, a/b, v1.0",
        "modelscope:ZhipuAI/glm-4, MODELSCOPE, ZhipuAI/glm-4, master",
    })
    void reads_an_id(String text, HubSource source, String name, String revision) {
        assertThat(HubId.parse(text)).contains(new HubId(source, name, revision));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model",
                "a/b/c",
                "./model",
                "../model",
                "~/model",
                "/model",
                "a//b",
                "a/",
                "/b",
                "a/b--c",
                "a/..",
                "a b/c",
                "a/b.",
                "https://huggingface.co/a/b",
                ""
            })
    void leaves_what_is_no_id(String text) {
        assertThat(HubId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b@../x", "a/b@/etc", "a/b@x//y", "a/b@ "})
    void refuses_a_revision_that_is_none(String text) {
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> HubId.parse(text))
                .withMessageEndingWith("is not a revision; name a branch, a tag or a commit");
    }

    @Test
    void prints_as_it_is_written() {
        assertThat(HubId.parse("modelscope:a/b@v1").orElseThrow()).hasToString("modelscope:a/b@v1");
        assertThat(HubId.parse("a/b@main").orElseThrow()).hasToString("a/b");
    }
}

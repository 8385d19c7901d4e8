package dev.glmsh.checkpoint.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSettingsTest {
    private static final Path USER = Path.of("/home/user").toAbsolutePath();

    private static HubSettings settings(String... variables) {
        Map<String, String> environment = Arrays.stream(variables)
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        return HubSettings.fromEnvironment(environment::get, USER);
    }

    @Test
    void without_variables_asks_huggingface_and_keeps_models_where_python_does() {
        HubSettings settings = settings();

        assertThat(settings.endpoint(HubSource.HUGGING_FACE)).isEqualTo(URI.create("https://huggingface.co"));
        assertThat(settings.endpoint(HubSource.MODELSCOPE)).isEqualTo(URI.create("https://www.modelscope.cn"));
        assertThat(settings.cache()).isEqualTo(USER.resolve(".cache/huggingface/hub"));
        assertThat(settings.tokens()).isEmpty();
        assertThat(settings.offline()).isFalse();
    }

    @Test
    void takes_the_variables_of_pythons_huggingface_hub() {
        assertThat(settings("HF_ENDPOINT=https://hf-mirror.com/").endpoint(HubSource.HUGGING_FACE))
                .isEqualTo(URI.create("https://hf-mirror.com"));
        assertThat(settings("HF_HOME=/data/hf").cache())
                .isEqualTo(Path.of("/data/hf/hub").toAbsolutePath());
        assertThat(settings("HF_HOME=~/hf").cache()).isEqualTo(USER.resolve("hf/hub"));
        assertThat(settings("XDG_CACHE_HOME=/x").cache())
                .isEqualTo(Path.of("/x/huggingface/hub").toAbsolutePath());
        assertThat(settings("HF_HOME=/a", "HF_HUB_CACHE=/b").cache())
                .isEqualTo(Path.of("/b").toAbsolutePath());
        assertThat(settings("HF_HUB_OFFLINE=yes").offline()).isTrue();
        assertThat(settings("HF_HUB_OFFLINE=0").offline()).isFalse();
    }

    @Test
    void takes_a_token_from_the_environment_and_else_from_its_file(@TempDir Path home) throws IOException {
        Files.writeString(home.resolve("token"), "hf_file\n");

        assertThat(header(settings("HF_HOME=" + home))).isEqualTo("Bearer hf_file");
        assertThat(header(settings("HF_HOME=" + home, "HF_TOKEN= hf_variable ")))
                .isEqualTo("Bearer hf_variable");
        assertThat(settings("HF_TOKEN=hf_variable").toString()).doesNotContain("hf_variable");
    }

    private static String header(HubSettings settings) {
        return settings.tokens().get(HubSource.HUGGING_FACE).header();
    }

    @Test
    void refuses_a_token_that_would_break_a_header_without_showing_it() {
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> settings("HF_TOKEN=secret\r\nX: y"))
                .withMessage("the access token holds characters that no token has; set HF_TOKEN anew, or log in again");
    }

    @Test
    void refuses_an_endpoint_that_is_no_address() {
        assertThatExceptionOfType(GlmshException.class)
                .isThrownBy(() -> settings("HF_ENDPOINT=hf-mirror"))
                .withMessage("HF_ENDPOINT is 'hf-mirror', not an address; set it to one like https://hf-mirror.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://huggingface.co      | proxy:3128
            http://huggingface.co       | DIRECT
            https://cdn.example.org     | DIRECT
            https://example.org         | DIRECT
            https://notexample.org      | proxy:3128
            https://127.0.0.1:8080      | DIRECT
            https://localhost           | DIRECT
            """)
    void goes_through_the_proxy_that_the_environment_names(URI address, String expected) {
        HubSettings settings = settings("https_proxy=http://proxy:3128", "NO_PROXY=.example.org, other");

        Proxy proxy = settings.proxies().select(address).get(0);

        assertThat(
                        proxy.type() == Proxy.Type.DIRECT
                                ? "DIRECT"
                                : proxy.address().toString().replaceFirst("/<unresolved>", ""))
                .isEqualTo(expected);
    }
}

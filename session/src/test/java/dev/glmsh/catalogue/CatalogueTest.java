package dev.glmsh.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.checkpoint.FullSizeGlm4v;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.checkpoint.TensorEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    static List<CatalogueModel> models() {
        return Catalogue.all();
    }

    /** The hub publishes the count; the shapes come from the configuration alone. */
    @ParameterizedTest
    @MethodSource("models")
    void computes_exactly_the_parameters_that_the_hub_publishes(CatalogueModel model) {
        assertThat(model.storedParameters()).isEqualTo(model.publishedParameters());
        assertThat(model.source().getScheme()).isEqualTo("https");
    }

    @Test
    void knows_autoglm_phone_9b_tensor_by_tensor() {
        ModelWeights weights =
                Catalogue.find("zai-org/AutoGLM-Phone-9B").orElseThrow().weights();

        assertThat(weights.text().size() + weights.vision().size()).isEqualTo(704);
        assertThat(bytes(weights.text()) + bytes(weights.vision())).isEqualTo(20_585_554_944L);
        assertThat(bytes(weights.vision())).isEqualTo(2 * 892_498_432L);
        assertThat(weights.text())
                .extracting(TensorEntry::name, TensorEntry::shape)
                .containsExactlyElementsOf(FullSizeGlm4v.weights().text().stream()
                        .map(entry -> org.assertj.core.api.Assertions.tuple(entry.name(), entry.shape()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "zai-org/GLM-4.1V-9B-Thinking, zai-org/AutoGLM-Phone-9B",
        "autoglm-phone-9b-multilingual, zai-org/AutoGLM-Phone-9B",
        "GLM-Z1-9B-0414, zai-org/GLM-4-9B-0414",
        "meta-llama/Llama-3.3-70B-Instruct, meta-llama/Llama-3.1-70B-Instruct",
        "qwen/qwen2.5-7b-instruct, Qwen/Qwen2.5-7B-Instruct"
    })
    void finds_a_model_by_any_of_its_names(String name, String id) {
        assertThat(Catalogue.find(name)).map(CatalogueModel::id).contains(id);
    }

    @Test
    void does_not_guess() {
        assertThat(Catalogue.find("zai-org/AutoGLM-Phone")).isEmpty();
        assertThat(Catalogue.find("")).isEmpty();
        assertThat(Catalogue.ids()).doesNotHaveDuplicates();
    }

    private static long bytes(List<TensorEntry> entries) {
        return entries.stream().mapToLong(TensorEntry::byteCount).sum();
    }
}

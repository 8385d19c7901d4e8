package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.model.GenerationOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class QuantizedSessionTest {
    private static final Path DEMO = Path.of("../demo/glm4-demo");

    private final Session session = Session.open();

    @AfterEach
    void end() {
        session.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"INT8", "W8A8", "INT4", "INT4_G64", "INT4_G32"})
    void generates_with_quantised_weights_and_says_how_the_output_layer_is_held(Precision precision) {
        LoadReport report = load(LoadOptions.defaults().withPrecision(precision));

        GenerationOptions eight = session.options().withMaxNew(8).withIgnoreEos(true);
        assertThat(session.generate("ROMEO", eight).ids()).hasSize(8);
        assertThat(report.choices()).contains("layout packed: " + precision.label() + " weights are always packed");
        assertThat(session.info().stringColumn("precision").get(0)).isEqualTo(precision.label());
        assertThat(session.info().stringColumn("output layer").get(0)).isEqualTo("int8");
    }

    /** The demo model's MLP is 704 wide, which is 11 groups of 64. */
    @Test
    void says_which_matrices_are_held_in_another_precision() {
        assertThat(load(LoadOptions.defaults().withPrecision(Precision.INT4)).choices())
                .contains("precision int4-g64 for 4 matrices of 256 by 704: int4 takes rows in multiples of 64 and"
                        + " columns in multiples of 128");
    }

    @Test
    void shows_the_precision_of_each_part_with_the_reason() {
        load(LoadOptions.defaults().withPrecision(Precision.INT4));

        assertThat(rows(session.parts())).isEqualTo("""
                        embedding, 6144 × 256, 1, bf16: as stored: a token needs one row of it
                        self_attn.qkv, 384 × 256, 4, int4: the model's
                        self_attn.o_proj, 256 × 256, 4, int4: the model's
                        mlp.gate_up_proj, 1408 × 256, 4, int4: the model's
                        mlp.down_proj, 256 × 704, 4, int4-g64: int4 takes rows in multiples of 64 and columns in multiples of 128
                        norms, biases, -, 29, bf16: too small to gain by fewer bits
                        output layer, 6144 × 256, 1, int8: logits depend on it most, and 8 bits hardly change them; a copy of the embedding
                        activations, KV cache, -, -, bf16: computed, not loaded
                        """);
    }

    /** The demo model's output layer is its embedding, which {@code :info} counts once. */
    @ParameterizedTest
    @CsvSource({"BF16, PACKED", "BF16, MAPPED", "FP32, PACKED", "INT8, PACKED", "INT4_G32, PACKED"})
    void matrices_norms_and_the_embedding_add_up_to_the_weights(Precision precision, WeightLayout layout) {
        load(LoadOptions.defaults().withPrecision(precision).withLayout(layout));

        Table parts = session.parts();
        long sum = 6144L * 256 * precision.bytesPerWeight();
        for (int row = 1; row <= 5; row++) {
            sum += parts.longColumn("bytes").get(row);
        }
        assertThat(session.info().longColumn("weights").get(0)).isEqualTo(sum);
    }

    private static String rows(Table parts) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < parts.rowCount(); row++) {
            text.append(parts.getString(row, "part")).append(", ");
            text.append(parts.getString(row, "shape")).append(", ");
            text.append(parts.getString(row, "count")).append(", ");
            text.append(parts.getString(row, "precision")).append(": ");
            text.append(parts.getString(row, "why")).append('\n');
        }
        return text.toString();
    }

    @Test
    void chooses_the_most_exact_precision_that_fits() {
        LoadReport report = load(LoadOptions.defaults().withFittingPrecision());

        assertThat(session.info().stringColumn("precision").get(0)).isEqualTo("bf16");
        assertThat(report.choices())
                .anyMatch(choice -> choice.startsWith("precision bf16: the most exact that fits, and it fits: "));
    }

    @Test
    void refuses_to_map_quantised_weights() {
        LoadOptions mapped =
                LoadOptions.defaults().withPrecision(Precision.INT8).withLayout(WeightLayout.MAPPED);

        assertThatThrownBy(() -> load(mapped))
                .hasMessage("int8 weights are always packed; leave out --layout, or choose --precision bf16");
    }

    private LoadReport load(LoadOptions options) {
        return session.load(DEMO, options, Progress.NONE, new Cancellation());
    }
}

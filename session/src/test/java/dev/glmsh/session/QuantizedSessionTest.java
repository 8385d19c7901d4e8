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
import org.junit.jupiter.params.provider.EnumSource;

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

package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.model.Decoder;
import dev.glmsh.model.GenerationOptions;
import dev.glmsh.model.Sampling;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A model of bfloat16 in 12 bits a weight, trained and not random. */
class CompactSessionTest {
    private static final Path DEMO = Path.of("../demo/glm4-demo");
    private static final LoadOptions COMPACT = LoadOptions.defaults().withLayout(WeightLayout.COMPACT);

    private final Session session = Session.open();

    @AfterEach
    void end() {
        session.close();
    }

    @Test
    void holds_the_demo_model_in_12_bits_and_shows_it() {
        assumeThat(Decoder.compilesKernels()).isTrue();
        load(COMPACT);

        assertThat(rows(session.parts())).isEqualTo("""
                        embedding, 6144 × 256, bf16, 3145728
                        self_attn.qkv, 384 × 256, bf16 in 12 bits, 602112
                        self_attn.o_proj, 256 × 256, bf16 in 12 bits, 401408
                        mlp.gate_up_proj, 1408 × 256, bf16 in 12 bits, 2207744
                        mlp.down_proj, 256 × 704, bf16 in 12 bits, 1187840
                        norms, biases, , bf16, 11776
                        output layer, 6144 × 256, bf16 in 12 bits, 2408448""");
    }

    @Test
    void continues_the_demo_model_as_packed_weights_do() {
        assumeThat(Decoder.compilesKernels()).isTrue();
        GenerationOptions greedy =
                session.options().withSampling(Sampling.greedy()).withMaxNew(24).withIgnoreEos(true);

        load(COMPACT);
        List<Integer> compact = session.generate("ROMEO:", greedy).ids();
        load(LoadOptions.defaults().withLayout(WeightLayout.PACKED));

        assertThat(session.generate("ROMEO:", greedy).ids()).isEqualTo(compact);
    }

    @Test
    void refuses_to_hold_other_precisions_in_12_bits() {
        assertThatThrownBy(() -> load(COMPACT.withPrecision(Precision.FP32)))
                .hasMessage(
                        "compact weights are bfloat16 in 12 bits, so they cannot be fp32; leave out --layout, or choose"
                                + " --precision bf16");
    }

    private void load(LoadOptions options) {
        var unused = session.load(DEMO, options, Progress.NONE, new Cancellation());
    }

    private static String rows(Table parts) {
        return parts.stream()
                .limit(7)
                .map(row -> row.getString("part") + ", " + row.getString("shape") + ", " + row.getString("precision")
                        + ", " + row.getLong("bytes"))
                .collect(Collectors.joining("\n"));
    }
}

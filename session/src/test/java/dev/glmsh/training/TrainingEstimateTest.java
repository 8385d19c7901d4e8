package dev.glmsh.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.GlmshException;
import dev.glmsh.catalogue.Catalogue;
import dev.glmsh.catalogue.CatalogueModel;
import dev.glmsh.device.Precision;
import dev.glmsh.table.TableFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingEstimateTest {
    private static final CatalogueModel LLAMA =
            Catalogue.find("meta-llama/Llama-3.1-8B-Instruct").orElseThrow();
    private static final long PARAMETERS = 8_030_261_248L;

    private static TrainingEstimate estimate(TrainingRequest request) {
        long bytes = PARAMETERS * request.precision().bytesPerWeight();
        return TrainingEstimate.of(LLAMA.config(), LLAMA.weights(), bytes, request);
    }

    private static TrainingRequest full(Precision precision, Optimizer optimizer, boolean checkpointing) {
        return new TrainingRequest(precision, optimizer, Optional.empty(), checkpointing, 1, 2048);
    }

    private static long bytes(TrainingEstimate estimate, String name) {
        return estimate.parts().stream()
                .filter(part -> part.name().startsWith(name))
                .mapToLong(TrainingPart::bytes)
                .sum();
    }

    @Test
    void counts_full_training_with_checkpointing_part_by_part() {
        assertThat(TableFormat.TEXT.render(
                        estimate(full(Precision.BF16, Optimizer.ADAM, true)).table()))
                .isEqualTo("""
                training
                component                       bytes   share  formula
                ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
                weights                     14.96 GiB   12.2%  8,030,261,248 parameters in bf16
                master weights, fp32        29.92 GiB   24.3%  8,030,261,248 trained parameters × 4 bytes
                gradients                   14.96 GiB   12.2%  8,030,261,248 trained parameters × 2 bytes
                optimizer states, adam      59.83 GiB   48.7%  2 states × 8,030,261,248 trained parameters × 4 bytes
                activations, checkpointed     840 MiB    0.7%  2,048 tokens × (32 layers × 4,096 × 2 bytes + one layer's 168,064 bytes)
                logits and their gradient    2.45 GiB    2.0%  2,048 tokens × 128,256 × (2 + 4 + 4 bytes)
                total                      122.93 GiB  100.0%  1 × 2048 tokens a step""");
    }

    /** ZeRO, section 3.1: 16 bytes a parameter with Adam, in mixed precision as in fp32. */
    @ParameterizedTest
    @CsvSource({
        "BF16, ADAM, 16",
        "FP32, ADAM, 16",
        "BF16, SGD, 8",
        "FP32, SGD, 8",
        "BF16, MOMENTUM, 12",
        "FP32, MOMENTUM, 12"
    })
    void holds_that_many_bytes_a_parameter(Precision precision, Optimizer optimizer, int each) {
        TrainingEstimate estimate = estimate(full(precision, optimizer, true));

        long activations = bytes(estimate, "activations") + bytes(estimate, "logits");
        assertThat(estimate.totalBytes() - activations).isEqualTo(PARAMETERS * each);
    }

    @Test
    void holds_eight_bit_states_with_a_scale_for_each_block() {
        assertThat(Optimizer.ADAM8.bytes(4096)).isEqualTo(2 * 4096 + 2 * 2 * 4);
        assertThat(Optimizer.ADAM8.bytes(4097)).isEqualTo(2 * 4097 + 2 * 3 * 4);
    }

    /** 2 · (4 · 4096 + 2 · 4096 + 2 · 1024 + 4 · 14336) + 4 · 32 bytes a token and layer. */
    @Test
    void keeps_all_of_every_layer_without_checkpointing() {
        assertThat(bytes(estimate(full(Precision.BF16, Optimizer.ADAM, false)), "activations"))
                .isEqualTo(2048L * 32 * 168_064);
    }

    /** The number that fine-tuning guides give for rank 16 on all seven matrices of Llama 3.1 8B. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"16; q,k,v,o,gate,up,down; 41943040", "8; q,v; 3407872", "1; q; 262144"})
    void counts_the_parameters_of_adapters(int rank, String targets, long parameters) {
        assertThat(new Lora(rank, List.of(targets.split(","))).parameters(LLAMA.weights()))
                .isEqualTo(parameters);
    }

    /** GLM has gate and up in one matrix: 16 · (4096 + 27392) in each of 40 layers. */
    @Test
    void takes_gate_for_the_matrix_that_has_both() {
        CatalogueModel glm = Catalogue.find("GLM-4-9B-0414").orElseThrow();

        assertThat(new Lora(16, List.of("gate")).parameters(glm.weights())).isEqualTo(40L * 16 * (4096 + 2 * 13696));
        assertThat(new Lora(16, List.of("gate", "up")).parameters(glm.weights()))
                .isEqualTo(40L * 16 * (4096 + 2 * 13696));
    }

    @Test
    void trains_adapters_alone_beside_frozen_weights() {
        Lora lora = new Lora(16, Lora.ALL);
        TrainingEstimate estimate =
                estimate(new TrainingRequest(Precision.BF16, Optimizer.ADAM, Optional.of(lora), true, 1, 2048));

        assertThat(estimate.trainedParameters()).isEqualTo(41_943_040);
        assertThat(bytes(estimate, "weights, frozen")).isEqualTo(2 * PARAMETERS);
        assertThat(bytes(estimate, "adapters") + bytes(estimate, "gradients") + bytes(estimate, "optimizer"))
                .isEqualTo(16 * 41_943_040L);
        assertThat(bytes(estimate, "activations, adapters")).isEqualTo(2048L * 32 * 7 * 16 * 2);
    }

    @Test
    void refuses_to_train_quantised_weights_themselves() {
        assertThatThrownBy(() -> full(Precision.INT4, Optimizer.ADAM, true))
                .isInstanceOf(GlmshException.class)
                .hasMessageStartingWith("int4 weights cannot be trained themselves");
        assertThatThrownBy(() -> new Lora(16, List.of("query")))
                .hasMessageStartingWith("the LoRA target query is not known");
        assertThatThrownBy(() -> new Lora(0, Lora.ALL)).hasMessageStartingWith("the LoRA rank is 0");
        assertThatThrownBy(() -> Optimizer.parse("lion")).hasMessageStartingWith("the optimizer lion is not known");
    }
}

package dev.glmsh.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.ImageSize;
import dev.glmsh.checkpoint.ReferenceCheckpoints;
import dev.glmsh.checkpoint.SyntheticModel;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.device.Device;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights to the byte: what the estimate counts is what the files hold. */
class WeightBytesTest {
    private static final Limits ROOM = new Limits(1L << 40, 1L << 40, OptionalLong.empty(), 0);
    private static final EstimateRequest BF16 = EstimateRequest.of(Precision.BF16, 1024);

    @ParameterizedTest
    @ValueSource(strings = {"glm-4", "glm-edge", "glm4-0414", "glm4v-autoglm", "llama3", "qwen2", "qwen3", "mistral"})
    void equals_the_bytes_of_the_reference_checkpoint(String name) {
        Checkpoint checkpoint = ReferenceCheckpoints.open(name);
        EstimateRequest request = BF16.withLayout(WeightLayout.MAPPED);
        long vision = checkpoint.weights().vision().stream()
                .mapToLong(TensorEntry::byteCount)
                .sum();

        Estimate estimate = Estimate.of(checkpoint, request, ROOM);

        assertThat(estimate.weightBytes())
                .isEqualTo(weightRows(estimate))
                .isEqualTo(checkpoint.tensors().byteCount() - vision);
        assertThat(estimate.skippedVisionBytes()).isEqualTo(vision);
    }

    @Test
    void counts_the_vision_tower_where_there_are_pictures() {
        Checkpoint reference = ReferenceCheckpoints.open("glm4v-autoglm");
        EstimateRequest request = BF16.withLayout(WeightLayout.MAPPED).withImages(List.of(new ImageSize(112, 84)));

        assertThat(weightRows(Estimate.of(reference, request, ROOM)))
                .isEqualTo(reference.tensors().byteCount());
    }

    /** The figures of the makers; fp32 is twice as much. */
    @ParameterizedTest
    @CsvSource({
        "autoglm-phone-9b, FP32, 41171109888",
        "autoglm-phone-9b, BF16, 20585554944",
        "glm-4-9b-0414, BF16, 18800558080",
        "glm-4-9b-chat-hf, BF16, 18799902720",
        "qwen2.5-0.5b, BF16, 988065536",
        "llama-3.2-1b, BF16, 2471628800",
    })
    void equals_the_known_size_of_whole_models(String shape, Precision precision, long bytes) {
        Checkpoint checkpoint =
                SyntheticModel.parse("synthetic:" + shape).orElseThrow().open();
        EstimateRequest request =
                BF16.withPrecision(precision).withDevice(Device.gpu(0)).withImages(List.of(new ImageSize(1080, 2400)));

        assertThat(weightRows(Estimate.of(checkpoint, request, ROOM))).isEqualTo(bytes);
    }

    /** 40 layers of a 4608·4096, a 4096·4096, a 27392·4096 and a 4096·13696 matrix, and an 8-bit output layer. */
    @ParameterizedTest
    @CsvSource({
        // 40 · (96 + 86 + 571 blocks of 48 · 4096, 86 of 48 · 13824, 40,192 rows · 12 B)
        "INT8, 8223744000",
        "W8A8, 8223744000",
        // 40 · (101,974,016 + (36,096 · 32 + 4,096 · 107) groups of 128 · 4 B), and so on
        "INT4, 4333895680",
        "INT4_G64, 4588830720",
        "INT4_G32, 5098700800",
    })
    void counts_blocks_scales_and_what_stays_in_bf16(Precision precision, long matrices) {
        Checkpoint checkpoint =
                SyntheticModel.parse("synthetic:autoglm-phone-9b").orElseThrow().open();
        long vectors = 40 * (4 * 4096 + 4608) + 4096;
        long embedding = 151552L * 4096;
        long head = 3158L * 48 * 4096 + 151552 * 12;

        assertThat(Estimate.of(checkpoint, BF16.withPrecision(precision), ROOM).weightBytes())
                .isEqualTo(matrices + 2 * (vectors + embedding) + head);
    }

    /** On a card the output layer usually keeps its 16 bits, and rows are not filled up to blocks. */
    @ParameterizedTest
    @CsvSource({"INT8, 8161136640", "INT4, 4333895680"})
    void counts_for_a_card_what_most_programs_hold(Precision precision, long matrices) {
        Checkpoint checkpoint =
                SyntheticModel.parse("synthetic:autoglm-phone-9b").orElseThrow().open();
        long vectors = 40 * (4 * 4096 + 4608) + 4096;
        EstimateRequest request = BF16.withPrecision(precision).withDevice(Device.gpu(0));

        assertThat(Estimate.of(checkpoint, request, ROOM).weightBytes())
                .isEqualTo(matrices + 2 * (vectors + 2L * 151552 * 4096));
    }

    @ParameterizedTest
    @CsvSource({
        "BF16, 100, 200",
        "INT8, 100, 102",
        "INT4, 100, 68",
        "INT4, 128, 68",
        "INT4, 129, 136",
        "INT4_G32, 33, 40"
    })
    void fills_the_last_group_of_a_row(Precision precision, long columns, long bytes) {
        assertThat(precision.matrixBytes(1, columns)).isEqualTo(bytes);
    }

    private static long weightRows(Estimate estimate) {
        return estimate.parts().stream()
                .filter(part -> part.name().startsWith("weights"))
                .mapToLong(EstimatedPart::bytes)
                .sum();
    }
}

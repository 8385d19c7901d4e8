package dev.glmsh.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.SyntheticModel;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticDecoderTest {
    private static final Checkpoint CHECKPOINT =
            SyntheticModel.parse("synthetic:glm4-demo").orElseThrow().open();

    @Test
    void computes_finite_logits_that_are_the_same_each_time() {
        float[] logits = logits(WeightLayout.CONVERTED);

        assertThat(logits).hasSize(6144).isEqualTo(logits(WeightLayout.CONVERTED));
        double largest = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.abs(logits[i]))
                .max()
                .orElseThrow();
        assertThat(largest).isBetween(1.0, 20.0);
    }

    private static float[] logits(WeightLayout layout) {
        try (TorchThread torch = new TorchThread()) {
            return torch.run(() -> {
                try (Decoder decoder = Decoder.load(
                                CHECKPOINT, Precision.FP32, layout, 64, Progress.NONE, new Cancellation());
                        KvCache cache = decoder.newCache();
                        Tensor hidden = decoder.forward(new int[] {1, 2, 3}, cache, new Cancellation());
                        Tensor logits = decoder.logits(hidden, true)) {
                    return logits.toFloats();
                }
            });
        }
    }
}

package dev.glmsh.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.GlmshException;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.hardware.NativeRegions;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.model.Decoder;
import dev.glmsh.roofline.Workload;
import dev.glmsh.sizing.SizedModel;
import dev.glmsh.torch.TorchThread;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InferenceBenchmarkTest {
    private static final TorchThread TORCH = new TorchThread();
    private static final Checkpoint QWEN = Checkpoint.open(Path.of("src/test/resources/checkpoints/qwen2"));
    private static final BenchmarkOptions SMALL = new BenchmarkOptions(20, 6, 3, List.of(0, 40), 1);

    @AfterAll
    static void end() {
        TORCH.close();
    }

    private static List<BenchmarkResult> run(BenchmarkOptions options, Progress progress, Cancellation cancellation) {
        return TORCH.run(() -> {
            try (Decoder decoder =
                    Decoder.load(QWEN, Precision.BF16, WeightLayout.MAPPED, 64, Progress.NONE, new Cancellation())) {
                Workload work = new SizedModel(QWEN.name(), QWEN.config(), QWEN.weights())
                        .workload(EstimateRequest.of(Precision.BF16, 64));
                WeightMemory weights = new WeightMemory(NativeRegions.NONE, work.matrixBytes());
                return new InferenceBenchmark(
                                new BenchmarkedModel("qwen2", "bf16", "mapped", decoder, work, 16, 1, weights),
                                options,
                                progress,
                                cancellation)
                        .run();
            }
        });
    }

    @Test
    void times_prompts_and_new_tokens_at_each_depth() {
        List<BenchmarkResult> results = run(SMALL, Progress.NONE, new Cancellation());

        assertThat(results)
                .extracting(result -> result.test().name())
                .containsExactly("pp20", "tg6", "pp20 @ d40", "tg6 @ d40");
        assertThat(results).allSatisfy(result -> {
            assertThat(result.tokensPerSecond().count()).isEqualTo(3);
            assertThat(result.tokensPerSecond().percentile(0).orElseThrow()).isPositive();
            assertThat(result.limit().ofTheWeights()).isFalse();
        });
        assertThat(results).extracting(result -> result.firstTokenMs().count()).containsExactly(3, 0, 3, 0);
        assertThat(results).extracting(result -> result.tokenMs().count()).containsExactly(0, 18, 0, 18);
        assertThat(results)
                .extracting(result -> result.bytesPerSecond().isPresent())
                .containsExactly(false, true, false, true);
    }

    @Test
    void counts_the_bytes_of_matrices_and_cache_that_a_token_reads() {
        List<BenchmarkResult> results = run(SMALL, Progress.NONE, new Cancellation());
        long cacheOfAToken = 2L * QWEN.config().kvWidth() * 2 * QWEN.config().layers();

        assertThat(results.get(3).bytesPerToken() - results.get(1).bytesPerToken())
                .isCloseTo(40.0 * cacheOfAToken, Offset.offset(1e-6));
    }

    @Test
    void tells_how_far_it_is() {
        List<String> seen = new ArrayList<>();
        run(
                SMALL.withDepths(List.of(0)).withRepeat(1),
                (what, done, total) -> seen.add(what + " " + done + "/" + total),
                new Cancellation());

        assertThat(seen)
                .containsExactly(
                        "qwen2 bf16 pp20 0/2", "qwen2 bf16 pp20 1/2", "qwen2 bf16 tg6 1/2", "qwen2 bf16 tg6 2/2");
    }

    @Test
    void needs_a_context_that_holds_its_tokens() {
        assertThatThrownBy(() -> run(SMALL.withDepths(List.of(60)), Progress.NONE, new Cancellation()))
                .isInstanceOf(GlmshException.class)
                .hasMessage("the benchmark needs a context of 80 tokens and the model is loaded for 64; load it with a"
                        + " larger --context, or choose a smaller --prompt, --new or --depth");
    }

    @Test
    void ends_when_it_is_cancelled() {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> run(SMALL, (what, done, total) -> cancellation.cancel(), cancellation))
                .isInstanceOf(CancellationException.class);
    }
}

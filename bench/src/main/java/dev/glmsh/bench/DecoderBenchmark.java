package dev.glmsh.bench;

import dev.glmsh.Cancellation;
import dev.glmsh.Progress;
import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.hardware.NativeRegions;
import dev.glmsh.model.Decoder;
import dev.glmsh.model.KvCache;
import dev.glmsh.roofline.ReadBandwidth;
import dev.glmsh.torch.Tensor;
import dev.glmsh.torch.TorchThread;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decoded token, and a prefill of 512, through ten layers of GLM-4-9B's shape. Beside each time stands the read
 * bandwidth of the same process, since that is decode's limit.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
@Fork(1)
public class DecoderBenchmark {
    private static final int LAYERS = 10;

    /** The loaded decoder. */
    @State(Scope.Benchmark)
    public static class Loaded {
        /** Precision and layout. */
        @Param({"BF16:PACKED", "BF16:MAPPED", "FP32:PACKED", "INT8:PACKED", "W8A8:PACKED", "INT4:PACKED"})
        public String weights = "";

        private final TorchThread torch = new TorchThread();
        private final Cancellation cancellation = new Cancellation();
        private Decoder decoder;
        private KvCache cache;
        private List<LongBuffer> memory = List.of();

        /** Writes the checkpoint if needed, loads it and measures the process's read bandwidth. */
        @Setup
        public void load() {
            Path directory =
                    SyntheticCheckpoint.ensure(Path.of(System.getProperty("glmsh.bench.dir", "target")), LAYERS);
            String[] parts = weights.split(":", 2);
            NativeRegions before = NativeRegions.anonymous();
            torch.run(() -> {
                decoder = Decoder.load(
                        Checkpoint.open(directory),
                        Precision.valueOf(parts[0]),
                        WeightLayout.valueOf(parts[1]),
                        2048,
                        Progress.NONE,
                        cancellation);
                cache = decoder.newCache();
                return true;
            });
            memory = parts[1].equals("MAPPED")
                    ? NativeRegions.of(List.of(directory.resolve("model.safetensors")))
                            .buffers()
                    : NativeRegions.anonymous().without(before).buffers();
            printLimit();
        }

        /** Of the weights' own memory, copied or mapped. */
        private void printLimit() {
            double limit = ReadBandwidth.measure(memory, Runtime.getRuntime().availableProcessors());
            double bytes = SyntheticCheckpoint.matrixBytes(
                    LAYERS, Precision.valueOf(weights.substring(0, weights.indexOf(':'))));
            if (limit > 0) {
                System.out.printf(
                        Locale.ROOT,
                        "%nlimit: %s weights are read at %.1f GB/s by a plain loop, %.1f ms for their %.2f GB%n",
                        weights,
                        limit / 1e9,
                        bytes / limit * 1000,
                        bytes / 1e9);
            }
        }

        /** Frees it, and measures the limit again, since neighbours on the host come and go. */
        @TearDown
        public void close() {
            printLimit();
            torch.run(() -> {
                cache.close();
                decoder.close();
                return true;
            });
            torch.close();
        }

        private void forward(int[] ids) {
            torch.run(() -> {
                if (cache.length() + ids.length > 1024) {
                    cache.clear();
                }
                try (Tensor result = ids.length == 1
                        ? decoder.next(ids[0], cache, cancellation)
                        : decoder.forward(ids, cache, cancellation)) {
                    return result.shape();
                }
            });
        }
    }

    /** One token with a short past. */
    @Benchmark
    public void decode(Loaded loaded) {
        loaded.forward(new int[] {7});
    }

    /** 512 tokens at once from an empty cache. */
    @Benchmark
    public void prefill512(Loaded loaded) {
        loaded.cache.clear();
        loaded.forward(new int[512]);
    }
}

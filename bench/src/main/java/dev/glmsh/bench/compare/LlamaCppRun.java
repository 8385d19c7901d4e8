package dev.glmsh.bench.compare;

import dev.glmsh.benchmark.BandwidthLimit;
import dev.glmsh.benchmark.WeightMemory;
import dev.glmsh.hardware.NativeRegions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One process of llama.cpp: a GGUF file, timed as llama-bench does. */
public final class LlamaCppRun {
    private static final int WARM_UP_TOKENS = 8;

    private final SplittableRandom random = new SplittableRandom(1);
    private final LlamaCpp llama;
    private final int vocabulary;

    private LlamaCppRun(LlamaCpp llama, int vocabulary) {
        this.llama = llama;
        this.vocabulary = vocabulary;
    }

    /** Arguments: folder of the library, GGUF file, vocabulary, threads, prompt, new tokens, repetitions. */
    public static void main(String[] arguments) throws IOException {
        Path gguf = Path.of(arguments[1]).toAbsolutePath();
        int threads = Integer.parseInt(arguments[3]);
        int prompt = Integer.parseInt(arguments[4]);
        int fresh = Integer.parseInt(arguments[5]);
        NativeRegions before = NativeRegions.anonymous();
        try (LlamaCpp llama = new LlamaCpp(
                LlamaCpp.in(Path.of(arguments[0])), gguf, Math.max(prompt, fresh) + WARM_UP_TOKENS, threads)) {
            System.err.println(llama.system());
            LlamaCppRun run = new LlamaCppRun(llama, Integer.parseInt(arguments[2]));
            WeightMemory weights = weights(before, gguf);
            BandwidthLimit first = weights.limit(threads);
            List<Double> prefill = new ArrayList<>();
            List<Double> decode = new ArrayList<>();
            run.prefill(prompt);
            run.decode(WARM_UP_TOKENS);
            for (int i = 0; i < Integer.parseInt(arguments[6]); i++) {
                prefill.add(run.prefill(prompt));
                decode.add(run.decode(fresh));
            }
            BandwidthLimit limit = first.or(weights.limit(threads));
            new Measured("llama.cpp", prefill, decode, limit.bytesPerSecond() / 1e9, limit.ofTheWeights()).print();
        }
    }

    /** Matrices whose kernels want another order are copied; the others stay in the mapped file. */
    private static WeightMemory weights(NativeRegions before, Path gguf) throws IOException {
        NativeRegions copied = NativeRegions.anonymous().without(before).written();
        NativeRegions mapped = NativeRegions.of(List.of(gguf));
        long bytes = Files.size(gguf);
        List<NativeRegions.Region> both = Stream.concat(
                        copied.regions().stream(),
                        copied.byteCount() > bytes / 2 ? Stream.of() : mapped.regions().stream())
                .toList();
        return new WeightMemory(new NativeRegions(both), Math.min(bytes, new NativeRegions(both).byteCount()));
    }

    private double prefill(int count) {
        llama.clear();
        int[] ids = ids(count);
        long start = System.nanoTime();
        llama.decode(ids);
        return count * 1e9 / (System.nanoTime() - start);
    }

    private double decode(int count) {
        llama.clear();
        int[] ids = ids(count);
        long start = System.nanoTime();
        for (int id : ids) {
            llama.decode(new int[] {id});
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private int[] ids(int count) {
        return random.ints(count, 0, vocabulary).toArray();
    }
}

package dev.glmsh.memory;

import static java.util.Objects.requireNonNull;

import dev.glmsh.checkpoint.ImageSize;
import dev.glmsh.device.CompiledPrompts;
import dev.glmsh.device.Device;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import java.util.List;

/**
 * How a model would be loaded and used.
 *
 * <pre>{@code
 * EstimateRequest request = EstimateRequest.of(Precision.BF16, 8192).withLayout(WeightLayout.MAPPED);
 * }</pre>
 *
 * @param precision of weights, activations and KV cache
 * @param layout how the matrices lie in memory; not AUTO
 * @param context tokens that the KV cache holds
 * @param batch sequences that are computed together
 * @param prefillChunk tokens of a prompt that are computed together
 * @param threads threads of the attention kernel
 * @param images pictures in the prompt, at the size they are handed over; none leaves the vision tower out
 * @param device where the model lies
 * @param baseline what the process holds without a model
 * @param compiled what kernels that are compiled on this machine compute of prompts
 */
public record EstimateRequest(
        Precision precision,
        WeightLayout layout,
        int context,
        int batch,
        int prefillChunk,
        int threads,
        List<ImageSize> images,
        Device device,
        Baseline baseline,
        CompiledPrompts compiled) {
    private static final int DEFAULT_CHUNK = 512;

    /** Checks that every count is positive. */
    public EstimateRequest {
        requireNonNull(precision, "precision is null");
        requireNonNull(device, "device is null");
        requireNonNull(baseline, "baseline is null");
        requireNonNull(compiled, "compiled is null");
        images = List.copyOf(images);
        if (layout == WeightLayout.AUTO) {
            throw new IllegalArgumentException("layout is AUTO");
        }
        if (context < 1 || batch < 1 || prefillChunk < 1 || threads < 1) {
            throw new IllegalArgumentException("context " + context + ", batch " + batch + ", prefillChunk "
                    + prefillChunk + ", threads " + threads);
        }
    }

    /** On the CPU: one sequence, weights packed, prompts in chunks of 512 tokens, one thread, no baseline. */
    public static EstimateRequest of(Precision precision, int context) {
        return new EstimateRequest(
                precision,
                WeightLayout.PACKED,
                context,
                1,
                DEFAULT_CHUNK,
                1,
                List.of(),
                Device.CPU,
                Baseline.NONE,
                CompiledPrompts.NOTHING);
    }

    /** The same in another precision. */
    public EstimateRequest withPrecision(Precision other) {
        return new EstimateRequest(
                other, layout, context, batch, prefillChunk, threads, images, device, baseline, compiled);
    }

    /** The same with matrices in another layout. */
    public EstimateRequest withLayout(WeightLayout other) {
        return new EstimateRequest(
                precision, other, context, batch, prefillChunk, threads, images, device, baseline, compiled);
    }

    /** The same with another context. */
    public EstimateRequest withContext(int other) {
        return new EstimateRequest(
                precision, layout, other, batch, prefillChunk, threads, images, device, baseline, compiled);
    }

    /** The same with another number of sequences. */
    public EstimateRequest withBatch(int other) {
        return new EstimateRequest(
                precision, layout, context, other, prefillChunk, threads, images, device, baseline, compiled);
    }

    /** The same with another prefill chunk. */
    public EstimateRequest withPrefillChunk(int other) {
        return new EstimateRequest(
                precision, layout, context, batch, other, threads, images, device, baseline, compiled);
    }

    /** The same with another number of threads. */
    public EstimateRequest withThreads(int other) {
        return new EstimateRequest(
                precision, layout, context, batch, prefillChunk, other, images, device, baseline, compiled);
    }

    /** The same with pictures in the prompt of every sequence. */
    public EstimateRequest withImages(List<ImageSize> other) {
        return new EstimateRequest(
                precision, layout, context, batch, prefillChunk, threads, other, device, baseline, compiled);
    }

    /** The same on another device. */
    public EstimateRequest withDevice(Device other) {
        return new EstimateRequest(
                precision, layout, context, batch, prefillChunk, threads, images, other, baseline, compiled);
    }

    /** The same on top of another baseline. */
    public EstimateRequest withBaseline(Baseline other) {
        return new EstimateRequest(
                precision, layout, context, batch, prefillChunk, threads, images, device, other, compiled);
    }

    /** The same with so much by kernels that are compiled here. */
    public EstimateRequest withCompiled(CompiledPrompts other) {
        return new EstimateRequest(
                precision, layout, context, batch, prefillChunk, threads, images, device, baseline, other);
    }

    /** Whether the attention of a prompt that is longer than a chunk takes a mask, as LibTorch's kernel does. */
    boolean isMasked() {
        boolean narrow = precision == Precision.BF16 || precision.isQuantized();
        boolean ours = compiled != CompiledPrompts.NOTHING && narrow && !device.isGpu();
        return context > prefillChunk && !ours;
    }

    /** Whether whole layers of a prompt are computed by kernels that are compiled here. */
    public boolean hasCompiledLayers() {
        return compiled.layers(precision) && !device.isGpu();
    }
}

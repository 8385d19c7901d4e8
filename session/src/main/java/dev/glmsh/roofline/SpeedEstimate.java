package dev.glmsh.roofline;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How many tokens a second a model can be expected to read and to write. Immutable.
 *
 * <p>Decode: every step reads all matrices once and the KV cache of each sequence, and multiplies each sequence by every
 * weight. Prefill: every token is multiplied by every weight of the layers, attends to all before it, and each chunk
 * reads the matrices once. What takes longer, moving or multiplying, is what it takes.
 *
 * <pre>{@code
 * SpeedEstimate speed = SpeedEstimate.of(workload, Roofline.of(card), Efficiency.ofCard());
 * double tokens = speed.decodeTokensPerSecond();
 * }</pre>
 */
public final class SpeedEstimate {
    private final Workload work;
    private final Roofline device;
    private final Efficiency share;

    private SpeedEstimate(Workload work, Roofline device, Efficiency share) {
        this.work = requireNonNull(work, "work is null");
        this.device = requireNonNull(device, "device is null");
        this.share = requireNonNull(share, "share is null");
    }

    /** Predicts. */
    public static SpeedEstimate of(Workload work, Roofline device, Efficiency share) {
        return new SpeedEstimate(work, device, share);
    }

    /** What it runs on. */
    public Roofline device() {
        return device;
    }

    /** Tokens a second of all sequences together, once the cache holds the whole context. */
    public double decodeTokensPerSecond() {
        return work.batch() / (Math.max(decodeMoving(), decodeMultiplying()) + calling());
    }

    /** Prompt tokens a second of all sequences together; empty if the device's rate of operations is unknown. */
    public OptionalDouble prefillTokensPerSecond() {
        OptionalDouble multiplying = prefillMultiplying();
        if (multiplying.isEmpty()) {
            return OptionalDouble.empty();
        }
        double tokens = (double) work.batch() * work.prompt();
        double seconds = Math.max(prefillMoving(), multiplying.getAsDouble()) + chunks() * calling();
        return OptionalDouble.of(tokens / seconds);
    }

    private long decodeBytes() {
        return work.matrixBytes() + work.batch() * work.cacheBytes();
    }

    private double decodeMoving() {
        return decodeBytes() / (device.bytesPerSecond() * share.decode());
    }

    /** 0 where the rate is unknown: then bandwidth alone decides, as it does for small batches anyway. */
    private double decodeMultiplying() {
        OptionalDouble rate = device.operations(work.format());
        return rate.isEmpty() ? 0 : 2.0 * work.weights() * work.batch() / (rate.getAsDouble() * share.prefill());
    }

    private double prefillOperations() {
        return 2.0 * work.layerWeights() * work.prompt() * work.batch()
                + work.attentionOperations()
                + 2.0 * work.headWeights() * work.batch();
    }

    private OptionalDouble prefillMultiplying() {
        OptionalDouble rate = device.operations(work.format());
        return rate.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(prefillOperations() / (rate.getAsDouble() * share.prefill()));
    }

    private double prefillMoving() {
        return (double) chunks() * work.matrixBytes() / (device.bytesPerSecond() * share.decode());
    }

    private int chunks() {
        return (work.prompt() + work.chunk() - 1) / work.chunk();
    }

    /** Seconds that calling the kernels of all layers once takes. */
    private double calling() {
        return work.config().layers() * share.secondsPerLayer();
    }

    /** " + 12.0 ms", or nothing where calls are not counted. */
    private String callingText() {
        return calling() == 0 ? "" : String.format(Locale.ROOT, " + %.1f ms of calls", 1000 * calling());
    }

    /** The formulas with their numbers, one line each. */
    public List<String> formulas() {
        String decode = String.format(
                Locale.ROOT,
                "decode = %s / ((%,d bytes of matrices + %d × %,d bytes of KV cache) / (%.1f GB/s × %.2f)%s)"
                        + " = %.1f tokens/s",
                work.batch() == 1 ? "1 token" : work.batch() + " tokens",
                work.matrixBytes(),
                work.batch(),
                work.cacheBytes(),
                device.bytesPerSecond() / 1e9,
                share.decode(),
                callingText(),
                decodeTokensPerSecond());
        return prefillTokensPerSecond().isEmpty() ? List.of(decode) : List.of(decode, prefillFormula());
    }

    private String prefillFormula() {
        return String.format(
                Locale.ROOT,
                "prefill = %,d tokens / ((2 × %,d weights × %,d tokens + %.3g attention) / (%.1f TFLOP/s × %.2f)%s)"
                        + " = %.1f tokens/s",
                (long) work.batch() * work.prompt(),
                work.layerWeights(),
                (long) work.batch() * work.prompt(),
                work.attentionOperations(),
                device.operations(work.format()).orElseThrow() / 1e12,
                share.prefill(),
                callingText(),
                prefillTokensPerSecond().orElseThrow());
    }
}

package dev.glmsh.benchmark;

import dev.glmsh.hardware.NativeRegions;
import dev.glmsh.roofline.ReadBandwidth;
import java.nio.LongBuffer;
import java.util.List;

/**
 * Where a model's weights lie, as far as it can be told from outside: oneDNN does not say where it packs matrices, so the
 * memory that the process took while they were loaded stands for them. Mapped weights lie in their files.
 *
 * @param regions that hold the weights, and maybe little else
 * @param weightBytes that the weights take
 */
public record WeightMemory(NativeRegions regions, long weightBytes) {
    /** Below this share of the weights the regions are something else. */
    private static final double LEAST = 0.8;

    /** Of models below this the caches hold much, and of others a plain loop needs no more. */
    private static final int LARGEST_OTHER = 128 << 20;

    /**
     * Measures how fast a plain loop reads it, in a second or so. The model must not be closed meanwhile.
     *
     * @param threads that read
     */
    public BandwidthLimit limit(int threads) {
        NativeRegions present = regions.stillThere();
        if (weightBytes > 0 && present.byteCount() >= LEAST * weightBytes) {
            List<LongBuffer> buffers = present.buffers();
            double rate = ReadBandwidth.measure(buffers, threads);
            if (rate > 0) {
                return new BandwidthLimit(rate, true);
            }
        }
        return new BandwidthLimit(ReadBandwidth.measure(threads, LARGEST_OTHER / threads), false);
    }
}

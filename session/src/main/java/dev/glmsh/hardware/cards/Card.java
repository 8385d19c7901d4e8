package dev.glmsh.hardware.cards;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One accelerator as its maker describes it. Immutable.
 *
 * @param name what people call it: {@code RTX 3060}
 * @param vendor who makes it
 * @param memoryGib memory as sold, in GiB; the most that can be bought where the memory is unified
 * @param driverMib what the driver reports of it, in MiB, where that is known to be less
 * @param unified whether processor and accelerator share the memory
 * @param bandwidth of its memory, in GB (1000³ bytes) a second
 * @param computeCapability NVIDIA's version of what the chip can do: {@code 8.6}
 * @param formats what it multiplies in hardware
 * @param rates dense operations a second, in units of 10¹², where published
 * @param source where its maker publishes the figures
 * @param derived fields computed from the fp32 rate by the ratios of the architecture, since only sparse figures are
 *     published
 * @param unread fields that no document was read for: the maker's page should have them, but they were not compared
 */
public record Card(
        String name,
        String vendor,
        double memoryGib,
        OptionalLong driverMib,
        boolean unified,
        double bandwidth,
        Optional<String> computeCapability,
        Set<CardFormat> formats,
        Map<CardFormat, Double> rates,
        URI source,
        List<String> derived,
        List<String> unread) {
    private static final long MIB = 1L << 20;
    private static final double SMALL_UNIFIED_GIB = 32;

    /** Copies the collections and checks that memory and bandwidth are positive. */
    public Card {
        requireNonNull(name, "name is null");
        requireNonNull(vendor, "vendor is null");
        requireNonNull(source, "source is null");
        formats = Set.copyOf(formats);
        rates = Map.copyOf(rates);
        derived = List.copyOf(derived);
        unread = List.copyOf(unread);
        if (!(memoryGib > 0 && bandwidth > 0)) {
            throw new IllegalArgumentException(name + " has " + memoryGib + " GiB and " + bandwidth + " GB/s");
        }
    }

    /**
     * Bytes that programs can allocate at most. Of unified memory macOS lets the accelerator wire two thirds up to 32
     * GiB and three quarters above (llama.cpp, discussion 2182); it can be raised with {@code iogpu.wired_limit_mb}.
     */
    public long usableBytes() {
        if (unified) {
            double share = memoryGib <= SMALL_UNIFIED_GIB ? 2.0 / 3 : 0.75;
            long mib = (long) (memoryGib * 1024 * share);
            return mib * MIB;
        }
        return driverMib.orElse((long) (memoryGib * 1024)) * MIB;
    }

    /** Bandwidth in bytes a second. */
    public double bytesPerSecond() {
        return bandwidth * 1e9;
    }

    /** Dense operations a second in a format, a multiplication and an addition being two; empty where unpublished. */
    public OptionalDouble operationsPerSecond(CardFormat format) {
        Double rate = rates.get(format);
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate * 1e12);
    }

    /** Whether it multiplies that format in hardware. */
    public boolean can(CardFormat format) {
        return formats.contains(format);
    }
}

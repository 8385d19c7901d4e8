package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One graphics card: from nvidia-smi where it is NVIDIA's and has a driver, otherwise from OSHI, which knows less.
 *
 * @param name the model, such as {@code NVIDIA GeForce RTX 4090}
 * @param vendor who made the chip
 * @param driver the driver's version
 * @param computeCapability of CUDA, such as {@code 8.9}
 * @param throttling why its clocks are not at their highest; an empty list if they are
 * @param mig whether it is split into instances (Multi-Instance GPU); then memory is that of the whole card, and CUDA
 *     sees one instance only
 */
public record GpuCard(
        String name,
        String vendor,
        Optional<String> driver,
        Optional<String> computeCapability,
        GpuMemory memory,
        GpuLoad load,
        GpuClocks clocks,
        PcieLink pcie,
        Optional<List<ThrottleReason>> throttling,
        boolean mig) {

    /** The vendor of the only cards that CUDA runs on. */
    static final String NVIDIA = "NVIDIA";

    private static final String NVIDIA_PCI_ID = "10de";

    public GpuCard {
        requireNonNull(name, "name is null");
        requireNonNull(vendor, "vendor is null");
        requireNonNull(driver, "driver is null");
        requireNonNull(computeCapability, "computeCapability is null");
        requireNonNull(memory, "memory is null");
        requireNonNull(load, "load is null");
        requireNonNull(clocks, "clocks is null");
        requireNonNull(pcie, "pcie is null");
        throttling = throttling.map(List::copyOf);
    }

    /** Whether NVIDIA made the chip. */
    public boolean isNvidia() {
        String text = (vendor + " " + name).toLowerCase(Locale.ROOT);
        return text.contains("nvidia") || text.contains(NVIDIA_PCI_ID);
    }
}

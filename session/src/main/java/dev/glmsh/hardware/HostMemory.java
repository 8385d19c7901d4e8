package dev.glmsh.hardware;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalLong;
import oshi.hardware.GlobalMemory;
import oshi.hardware.VirtualMemory;

/**
 * The machine's memory, in bytes. On Linux from /proc/meminfo, elsewhere from OSHI, and where that fails from the JDK.
 *
 * <pre>{@code
 * long room = HostMemory.read().available();
 * }</pre>
 *
 * @param total what the operating system manages
 * @param available what a program can still take without swapping, caches that can be dropped included
 * @param free what nobody uses at all
 * @param swapTotal the size of the swap space
 * @param swapUsed how much of it is in use
 */
public record HostMemory(long total, long available, long free, long swapTotal, long swapUsed) {
    public HostMemory {
        if (total < 0 || available < 0 || free < 0 || swapTotal < 0 || swapUsed < 0) {
            throw new IllegalArgumentException("negative memory size");
        }
    }

    /** The memory of this machine now. Never fails. */
    public static HostMemory read() {
        return read(KernelFiles.LIVE);
    }

    static HostMemory read(KernelFiles files) {
        return files.text("proc/meminfo")
                .flatMap(HostMemory::parse)
                .or(() -> Oshi.ask(system -> fromOshi(system.getHardware().getMemory())))
                .orElseGet(HostMemory::fromJdk);
    }

    /**
     * Parses /proc/meminfo (see proc_meminfo(5)). Kernels before 3.14 have no MemAvailable; free memory and caches stand
     * in for it there.
     */
    static Optional<HostMemory> parse(String meminfo) {
        KernelSizes sizes = KernelSizes.parse(meminfo);
        OptionalLong total = sizes.bytes("MemTotal");
        OptionalLong free = sizes.bytes("MemFree");
        if (total.isEmpty() || free.isEmpty()) {
            return Optional.empty();
        }
        long caches = sizes.bytes("Buffers").orElse(0) + sizes.bytes("Cached").orElse(0);
        long available = sizes.bytes("MemAvailable").orElse(free.getAsLong() + caches);
        long swap = sizes.bytes("SwapTotal").orElse(0);
        long swapFree = sizes.bytes("SwapFree").orElse(swap);
        return Optional.of(
                new HostMemory(total.getAsLong(), available, free.getAsLong(), swap, Math.max(0, swap - swapFree)));
    }

    /** OSHI does not tell free memory apart from available memory, the JDK does. */
    private static HostMemory fromOshi(GlobalMemory memory) {
        VirtualMemory swap = memory.getVirtualMemory();
        long available = Math.max(0, memory.getAvailable());
        return new HostMemory(
                memory.getTotal(),
                available,
                Math.min(available, Math.max(0, jdk().getFreeMemorySize())),
                Math.max(0, swap.getSwapTotal()),
                Math.max(0, swap.getSwapUsed()));
    }

    private static HostMemory fromJdk() {
        OperatingSystemMXBean system = jdk();
        long free = Math.max(0, system.getFreeMemorySize());
        long swap = Math.max(0, system.getTotalSwapSpaceSize());
        long swapFree = Math.max(0, system.getFreeSwapSpaceSize());
        return new HostMemory(Math.max(0, system.getTotalMemorySize()), free, free, swap, Math.max(0, swap - swapFree));
    }

    private static OperatingSystemMXBean jdk() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }
}

package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import oshi.software.os.OSProcess;

/**
 * What this process holds in memory, in bytes, as the kernel accounts for it. On Linux from /proc/self/status, where
 * resident memory is told apart by what backs it; elsewhere from OSHI, which knows the resident size only.
 *
 * <p>The kernel keeps the counters of /proc/self/status per thread and adds them up lazily, so they may lag by some pages
 * a thread (proc_pid_status(5)). {@link PageMap} is exact for one range of addresses.
 *
 * <pre>{@code
 * ProcessMemory.resetHighWaterMark();
 * session.generate(prompt);
 * OptionalLong peak = ProcessMemory.read().highWaterMark();
 * }</pre>
 *
 * @param rss resident set size: the sum of the next three
 * @param rssAnon anonymous pages: heaps, stacks, packed weights
 * @param rssFile pages that a file backs: mapped weights, libraries; the kernel can drop and read them again
 * @param rssShmem shared memory and tmpfs
 * @param swap anonymous pages that were swapped out
 * @param highWaterMark the largest resident set size since the start or the last {@link #resetHighWaterMark}
 * @param pageFaults how often a page had to be brought in
 */
public record ProcessMemory(
        OptionalLong rss,
        OptionalLong rssAnon,
        OptionalLong rssFile,
        OptionalLong rssShmem,
        OptionalLong swap,
        OptionalLong highWaterMark,
        Optional<PageFaults> pageFaults) {

    /** What is known of a process about which nothing can be found out. */
    private static final ProcessMemory UNKNOWN = new ProcessMemory(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty());

    /** Tells the kernel to forget the high-water mark; see proc_pid_clear_refs(5). */
    private static final String RESET_PEAK = "5";

    public ProcessMemory {
        requireNonNull(rss, "rss is null");
        requireNonNull(rssAnon, "rssAnon is null");
        requireNonNull(rssFile, "rssFile is null");
        requireNonNull(rssShmem, "rssShmem is null");
        requireNonNull(swap, "swap is null");
        requireNonNull(highWaterMark, "highWaterMark is null");
        requireNonNull(pageFaults, "pageFaults is null");
    }

    /** This process now. Never fails. */
    public static ProcessMemory read() {
        return read(KernelFiles.LIVE);
    }

    static ProcessMemory read(KernelFiles files) {
        Optional<PageFaults> faults = files.text("proc/self/stat").flatMap(PageFaults::parse);
        return files.text("proc/self/status")
                .map(status -> parse(status, faults))
                .or(() ->
                        Oshi.ask(system -> fromOshi(system.getOperatingSystem().getCurrentProcess())))
                .orElse(UNKNOWN);
    }

    /**
     * Sets the high-water mark to the present resident set size, so that {@link #highWaterMark} tells the peak from here
     * on. Other counters stay.
     *
     * @return whether the system can do that; Linux only, and not in every container
     */
    public static boolean resetHighWaterMark() {
        return resetHighWaterMark(KernelFiles.LIVE);
    }

    static boolean resetHighWaterMark(KernelFiles files) {
        try {
            Files.writeString(files.resolve("proc/self/clear_refs"), RESET_PEAK, StandardOpenOption.WRITE);
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** Parses /proc/self/status. Kernels before 4.5 do not tell the kinds of resident memory apart. */
    static ProcessMemory parse(String status, Optional<PageFaults> faults) {
        KernelSizes sizes = KernelSizes.parse(status);
        return new ProcessMemory(
                sizes.bytes("VmRSS"),
                sizes.bytes("RssAnon"),
                sizes.bytes("RssFile"),
                sizes.bytes("RssShmem"),
                sizes.bytes("VmSwap"),
                sizes.bytes("VmHWM"),
                faults);
    }

    private static ProcessMemory fromOshi(OSProcess process) {
        return new ProcessMemory(
                Oshi.positive(process.getResidentMemory()),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Oshi.positive(process.getMinorFaults()).isPresent()
                        ? Optional.of(new PageFaults(process.getMinorFaults(), Math.max(0, process.getMajorFaults())))
                        : Optional.empty());
    }
}

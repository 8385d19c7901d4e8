package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import oshi.hardware.CentralProcessor;

/**
 * The machine's processor. On Linux from /proc/cpuinfo, elsewhere from OSHI, and where that fails from the JDK.
 *
 * <pre>{@code
 * boolean fastBfloat16 = Processor.read().instructionSets().contains("avx512_bf16");
 * }</pre>
 *
 * @param name the model's name, such as {@code AMD EPYC 9554 64-Core Processor}
 * @param physicalCores cores that compute on their own; matrix kernels gain little from more threads than these
 * @param logicalCores hardware threads
 * @param usableCores what this process may use: affinity and cgroup quota taken into account, by the JVM
 * @param instructionSets those that matter for matrices, by their names in /proc/cpuinfo
 */
public record Processor(
        String name, OptionalInt physicalCores, int logicalCores, int usableCores, List<String> instructionSets) {
    public Processor {
        requireNonNull(name, "name is null");
        requireNonNull(physicalCores, "physicalCores is null");
        instructionSets = List.copyOf(instructionSets);
        if (logicalCores < 1 || usableCores < 1) {
            throw new IllegalArgumentException("a processor without cores");
        }
    }

    /** The processor of this machine. Never fails. */
    public static Processor read() {
        return read(KernelFiles.LIVE);
    }

    static Processor read(KernelFiles files) {
        int usable = Runtime.getRuntime().availableProcessors();
        return files.text("proc/cpuinfo")
                .map(CpuInfo::parse)
                .filter(info -> info.logicalCores() > 0)
                .map(info -> fromLinux(info, usable))
                .or(() -> Oshi.ask(system -> fromOshi(system.getHardware().getProcessor(), usable)))
                .orElseGet(() -> new Processor(architecture(), OptionalInt.empty(), usable, usable, List.of()));
    }

    private static Processor fromLinux(CpuInfo info, int usable) {
        String name = info.name().or(Processor::nameFromOshi).orElseGet(Processor::architecture);
        return new Processor(name, info.physicalCores(), info.logicalCores(), usable, info.instructionSets());
    }

    private static Processor fromOshi(CentralProcessor processor, int usable) {
        int physical = processor.getPhysicalProcessorCount();
        return new Processor(
                named(processor).orElseGet(Processor::architecture),
                physical > 0 ? OptionalInt.of(physical) : OptionalInt.empty(),
                Math.max(usable, processor.getLogicalProcessorCount()),
                usable,
                InstructionSets.of(processor.getFeatureFlags()));
    }

    /** Arm's /proc/cpuinfo has numbers instead of a name; OSHI knows what they stand for. */
    private static Optional<String> nameFromOshi() {
        return Oshi.ask(system -> named(system.getHardware().getProcessor())).flatMap(name -> name);
    }

    private static Optional<String> named(CentralProcessor processor) {
        return Optional.of(processor.getProcessorIdentifier().getName().strip())
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("unknown"));
    }

    private static String architecture() {
        return System.getProperty("os.arch", "unknown processor");
    }
}

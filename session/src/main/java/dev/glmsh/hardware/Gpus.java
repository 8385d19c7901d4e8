package dev.glmsh.hardware;

import java.util.List;

/**
 * Looks for graphics cards: by nvidia-smi where it exists, by OSHI for cards of other vendors and cards without a driver,
 * and on Linux by the PCI bus. Takes from 0.1 seconds to some, since it runs other programs.
 *
 * <pre>{@code
 * GpuReport report = Gpus.read(LibTorchBuild.cpuOnly());
 * report.missing().ifPresent(System.out::println);
 * }</pre>
 */
public final class Gpus {
    private static final String KERNEL_DRIVER = "proc/driver/nvidia/version";

    private Gpus() {}

    /** The cards and their driver; whether LibTorch can use them is not judged. Never fails. */
    public static GpuReport read() {
        return read(KernelFiles.LIVE);
    }

    /** The cards, and whether {@code libTorch} can use one. Never fails. */
    public static GpuReport read(LibTorchBuild libTorch) {
        return read().judgedFor(libTorch);
    }

    private static GpuReport read(KernelFiles files) {
        List<GpuCard> cards = OshiCards.read();
        return GpuReport.of(
                NvidiaSmi.read(),
                cards.isEmpty() ? PciCards.read(files) : cards,
                files.text(KERNEL_DRIVER).isPresent());
    }
}

package dev.glmsh.hardware;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The graphics cards on Linux's PCI bus, by /sys/bus/pci/devices: class 03 is a display controller. Tells that a card is
 * there, and whose, where neither nvidia-smi nor lspci is installed.
 */
final class PciCards {
    private static final String DEVICES = "sys/bus/pci/devices";
    private static final String DISPLAY_CLASS = "0x03";
    private static final Map<String, String> VENDORS = Map.of(
            "0x10de", GpuCard.NVIDIA, "0x1002", "AMD", "0x8086", "Intel", "0x1a03", "ASPEED", "0x1af4", "virtio");

    private PciCards() {}

    static List<GpuCard> read(KernelFiles files) {
        return files.names(DEVICES).stream()
                .map(name -> DEVICES + "/" + name)
                .filter(device -> value(files, device, "class").startsWith(DISPLAY_CLASS))
                .map(device -> card(value(files, device, "vendor"), value(files, device, "device")))
                .toList();
    }

    private static String value(KernelFiles files, String device, String name) {
        return files.text(device + "/" + name).orElse("").strip();
    }

    private static GpuCard card(String vendor, String device) {
        String maker = VENDORS.getOrDefault(vendor, "PCI vendor " + vendor);
        return new GpuCard(
                maker + " card " + device,
                maker,
                Optional.empty(),
                Optional.empty(),
                new GpuMemory(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                new GpuLoad(
                        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                new GpuClocks(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                PcieLink.UNKNOWN,
                Optional.empty(),
                false);
    }
}

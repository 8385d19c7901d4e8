package dev.glmsh.hardware;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import oshi.hardware.GpuStats;
import oshi.hardware.GraphicsCard;

/**
 * The graphics cards that OSHI knows: any vendor's, on any platform. On Linux it needs the command {@code lspci}; where
 * that is missing, {@link PciCards} at least tells that there is a card.
 */
final class OshiCards {
    private static final String UNKNOWN = "unknown";

    private OshiCards() {}

    static List<GpuCard> read() {
        return Oshi.ask(system -> system.getHardware().getGraphicsCards().stream()
                        .map(OshiCards::card)
                        .toList())
                .orElse(List.of());
    }

    static GpuCard card(GraphicsCard card) {
        try (GpuStats stats = card.createStatsSession()) {
            OptionalLong total = Oshi.positive(card.getVRam());
            OptionalLong used = atLeastZero(stats.getVramUsed());
            return new GpuCard(
                    known(card.getName()).orElse("graphics card"),
                    known(card.getVendor()).orElse(UNKNOWN),
                    known(card.getVersionInfo()),
                    Optional.empty(),
                    new GpuMemory(total, used, free(total, used)),
                    new GpuLoad(
                            positive(stats.getTemperature()),
                            atLeastZero(stats.getGpuUtilization()),
                            positive(stats.getPowerDraw()),
                            OptionalDouble.empty()),
                    new GpuClocks(
                            Oshi.positive(stats.getCoreClockMhz()),
                            OptionalLong.empty(),
                            Oshi.positive(stats.getMemoryClockMhz()),
                            OptionalLong.empty()),
                    PcieLink.UNKNOWN,
                    Optional.empty(),
                    false);
        }
    }

    private static OptionalLong free(OptionalLong total, OptionalLong used) {
        boolean sensible = total.isPresent() && used.isPresent() && used.getAsLong() <= total.getAsLong();
        return sensible ? OptionalLong.of(total.getAsLong() - used.getAsLong()) : OptionalLong.empty();
    }

    private static Optional<String> known(String text) {
        return Optional.of(text.strip()).filter(value -> !value.isEmpty() && !value.equalsIgnoreCase(UNKNOWN));
    }

    private static OptionalLong atLeastZero(long value) {
        return value >= 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static OptionalDouble atLeastZero(double value) {
        return value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static OptionalDouble positive(double value) {
        return value > 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}

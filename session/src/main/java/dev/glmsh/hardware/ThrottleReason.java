package dev.glmsh.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why a card's clocks are below their highest. The bits are those of NVML's clocks event reasons (formerly throttle
 * reasons): https://docs.nvidia.com/deploy/nvml-api/group__nvmlClocksEventReasons.html
 */
public enum ThrottleReason {
    /** Nothing runs on the card. */
    IDLE(0x1, "idle"),
    /** Someone set application clocks. */
    APPLICATION_CLOCKS(0x2, "application clocks"),
    /** The card has reached its power limit. */
    POWER_CAP(0x4, "power cap"),
    /** The hardware halved the clocks or more: too hot, or the power supply asked for it. */
    HARDWARE_SLOWDOWN(0x8, "hardware slowdown"),
    /** It keeps step with other cards. */
    SYNC_BOOST(0x10, "sync boost"),
    /** The driver lowered the clocks because the card is warm. */
    SOFTWARE_THERMAL(0x20, "thermal (driver)"),
    /** The hardware lowered the clocks because the card is hot. */
    HARDWARE_THERMAL(0x40, "thermal (hardware)"),
    /** The power supply asked for less. */
    POWER_BRAKE(0x80, "power brake"),
    /** The display's clocks decide. */
    DISPLAY_CLOCKS(0x100, "display clocks");

    private final long bit;
    private final String label;

    ThrottleReason(long bit, String label) {
        this.bit = bit;
        this.label = label;
    }

    /** The reason in a word or two, for people. */
    public String label() {
        return label;
    }

    /** The reasons in {@code mask}, such as {@code 0x0000000000000004}; empty if it is no hexadecimal number. */
    static Optional<List<ThrottleReason>> parse(String mask) {
        if (!mask.matches("0[xX][0-9a-fA-F]{1,16}")) {
            return Optional.empty();
        }
        long bits = Long.parseUnsignedLong(mask.substring(2), 16);
        return Optional.of(Arrays.stream(values())
                .filter(reason -> (bits & reason.bit) != 0)
                .toList());
    }
}

package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What a graphics card is doing.
 *
 * @param temperature of the chip, in degrees Celsius
 * @param utilization percentage of the last moments in which the card computed something
 * @param power what it draws, in watts
 * @param powerLimit what it may draw, in watts
 */
public record GpuLoad(
        OptionalDouble temperature, OptionalDouble utilization, OptionalDouble power, OptionalDouble powerLimit) {
    public GpuLoad {
        requireNonNull(temperature, "temperature is null");
        requireNonNull(utilization, "utilization is null");
        requireNonNull(power, "power is null");
        requireNonNull(powerLimit, "powerLimit is null");
    }
}

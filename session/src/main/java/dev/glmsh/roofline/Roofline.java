package dev.glmsh.roofline;

import static java.util.Objects.requireNonNull;

import dev.glmsh.hardware.cards.Card;
import dev.glmsh.hardware.cards.CardFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The two limits of a device.
 *
 * @param device its name
 * @param bytesPerSecond what its memory delivers
 * @param operationsPerSecond dense multiplications and additions, each counted, by number format; as far as known
 * @param source where the numbers come from: {@code published} or {@code measured}
 */
public record Roofline(
        String device, double bytesPerSecond, Map<CardFormat, Double> operationsPerSecond, String source) {
    /** Copies the rates and checks that the bandwidth is positive. */
    public Roofline {
        requireNonNull(device, "device is null");
        requireNonNull(source, "source is null");
        operationsPerSecond = Map.copyOf(operationsPerSecond);
        if (!(bytesPerSecond > 0)) {
            throw new IllegalArgumentException("bytesPerSecond is " + bytesPerSecond);
        }
    }

    /** What a card's maker publishes. */
    public static Roofline of(Card card) {
        Map<CardFormat, Double> operations = new EnumMap<>(CardFormat.class);
        for (CardFormat format : CardFormat.values()) {
            card.operationsPerSecond(format).ifPresent(rate -> operations.put(format, rate));
        }
        return new Roofline(card.name(), card.bytesPerSecond(), operations, "published");
    }

    /**
     * The rate of a format. Where it is unknown, or the device cannot multiply the format, numbers are widened first:
     * int4 to int8 or half, int8 to half, bf16 to fp16, and half to fp32.
     */
    public OptionalDouble operations(CardFormat format) {
        Double rate = operationsPerSecond.get(format);
        if (rate != null) {
            return OptionalDouble.of(rate);
        }
        return switch (format) {
            case FP32 -> OptionalDouble.empty();
            case FP16, BF16 -> half(format);
            case INT8 -> operations(CardFormat.BF16);
            case INT4 -> operations(CardFormat.INT8);
        };
    }

    private OptionalDouble half(CardFormat format) {
        CardFormat other = format == CardFormat.BF16 ? CardFormat.FP16 : CardFormat.BF16;
        Double rate = operationsPerSecond.get(other);
        Double single = operationsPerSecond.get(CardFormat.FP32);
        if (rate != null) {
            return OptionalDouble.of(rate);
        }
        return single == null ? OptionalDouble.empty() : OptionalDouble.of(single);
    }
}

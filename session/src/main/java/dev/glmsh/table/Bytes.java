package dev.glmsh.table;

import dev.glmsh.GlmshException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte counts as people write them. Printed in binary units only, because memory comes in powers of two: {@code KiB} is
 * 1024 bytes, {@code MiB} 1024², {@code GiB} 1024³. Stateless.
 *
 * <pre>{@code
 * Bytes.format(20_585_554_944L); // "19.17 GiB"
 * Bytes.parse("512m");           // 536870912
 * }</pre>
 */
public final class Bytes {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int FIRST_UNIT_WITH_TWO_DECIMALS = 3;
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);
    private static final BigDecimal TEN = BigDecimal.TEN;

    private static final Pattern SIZE = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s*([A-Za-z]*)");
    private static final Map<String, Long> FACTORS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1L << 10),
            Map.entry("kib", 1L << 10),
            Map.entry("kb", 1_000L),
            Map.entry("m", 1L << 20),
            Map.entry("mib", 1L << 20),
            Map.entry("mb", 1_000_000L),
            Map.entry("g", 1L << 30),
            Map.entry("gib", 1L << 30),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("t", 1L << 40),
            Map.entry("tib", 1L << 40),
            Map.entry("tb", 1_000_000_000_000L));

    private Bytes() {}

    /**
     * {@code bytes} in the largest unit that leaves at least 1: from GiB on with two decimals, KiB and MiB with one
     * decimal below 10 and none above. Negative counts (differences) keep their sign.
     */
    public static String format(long bytes) {
        BigDecimal size = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (rounded(size, unit).abs().compareTo(STEP) >= 0) {
            size = size.divide(STEP, 20, RoundingMode.HALF_UP);
            unit++;
        }
        return rounded(size, unit).toPlainString() + " " + UNITS[unit];
    }

    private static BigDecimal rounded(BigDecimal size, int unit) {
        if (unit >= FIRST_UNIT_WITH_TWO_DECIMALS) {
            return size.setScale(2, RoundingMode.HALF_UP);
        }
        BigDecimal tenths = size.setScale(1, RoundingMode.HALF_UP);
        boolean small = unit > 0 && tenths.abs().compareTo(TEN) < 0;
        boolean whole = tenths.stripTrailingZeros().scale() <= 0;
        return small && !whole ? tenths : size.setScale(0, RoundingMode.HALF_UP);
    }

    /**
     * The byte count that {@code text} names: a number, then nothing, {@code B}, a binary unit ({@code k}, {@code KiB},
     * {@code m}, {@code MiB}, {@code g}, {@code GiB}, {@code t}, {@code TiB}) or a decimal one ({@code kB}, {@code MB},
     * {@code GB}, {@code TB}: powers of 1000). Upper and lower case are the same; fractions are rounded down to a byte.
     *
     * @throws GlmshException if it is anything else, or more than {@link Long#MAX_VALUE}
     */
    public static long parse(String text) {
        Matcher matcher = SIZE.matcher(text.strip());
        Long factor = matcher.matches() ? FACTORS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (factor == null) {
            throw new GlmshException(
                    "'" + text + "' is not a memory size", "write a number and a unit, such as 8GiB, 512m or 20G");
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new GlmshException(
                    "'" + text + "' is more memory than can be addressed", "write a size below 8388608 TiB");
        }
        return bytes.longValue();
    }
}

package dev.glmsh.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The question {@code nvidia-smi --query-gpu=FIELDS --format=csv,nounits} and its answer. Fields come and go between
 * drivers: {@code compute_cap} is missing before 2021, and driver 535 renamed {@code clocks_throttle_reasons} to
 * {@code clocks_event_reasons}. nvidia-smi refuses a question with a field that it does not know and names it, so
 * {@link #without} makes the next one. Immutable.
 *
 * @param fields the names to ask for, in order; the answer's columns are in the same order
 */
record NvidiaQuery(List<String> fields) {
    private static final String NAME = "name";
    private static final String DRIVER = "driver_version";
    private static final String COMPUTE = "compute_cap";
    private static final String MEMORY_TOTAL = "memory.total";
    private static final String MEMORY_USED = "memory.used";
    private static final String MEMORY_FREE = "memory.free";
    private static final String TEMPERATURE = "temperature.gpu";
    private static final String UTILIZATION = "utilization.gpu";
    private static final String POWER = "power.draw";
    private static final String POWER_LIMIT = "power.limit";
    private static final String CORE_CLOCK = "clocks.current.sm";
    private static final String CORE_CLOCK_MAX = "clocks.max.sm";
    private static final String MEMORY_CLOCK = "clocks.current.memory";
    private static final String MEMORY_CLOCK_MAX = "clocks.max.memory";
    private static final String PCIE_GENERATION = "pcie.link.gen.current";
    private static final String PCIE_GENERATION_MAX = "pcie.link.gen.max";
    private static final String PCIE_WIDTH = "pcie.link.width.current";
    private static final String PCIE_WIDTH_MAX = "pcie.link.width.max";
    private static final String THROTTLING = "clocks_event_reasons.active";
    private static final String THROTTLING_BEFORE_535 = "clocks_throttle_reasons.active";
    private static final String MIG = "mig.mode.current";

    /** Everything glmsh shows, by the names of current drivers. */
    static final NvidiaQuery FULL = new NvidiaQuery(List.of(
            NAME,
            DRIVER,
            COMPUTE,
            MEMORY_TOTAL,
            MEMORY_USED,
            MEMORY_FREE,
            TEMPERATURE,
            UTILIZATION,
            POWER,
            POWER_LIMIT,
            CORE_CLOCK,
            CORE_CLOCK_MAX,
            MEMORY_CLOCK,
            MEMORY_CLOCK_MAX,
            PCIE_GENERATION,
            PCIE_GENERATION_MAX,
            PCIE_WIDTH,
            PCIE_WIDTH_MAX,
            THROTTLING,
            MIG));

    private static final Map<String, String> OLDER_NAMES = Map.of(THROTTLING, THROTTLING_BEFORE_535);
    private static final Pattern REFUSED = Pattern.compile("Field \"([^\"]+)\" is not a valid field to query");
    private static final long MEBIBYTE = 1L << 20;

    NvidiaQuery {
        fields = List.copyOf(fields);
    }

    /** The command's arguments. */
    List<String> arguments() {
        return List.of("--query-gpu=" + String.join(",", fields), "--format=csv,nounits");
    }

    /** The field that {@code output} refuses, if it does. */
    static Optional<String> refusedField(String output) {
        Matcher refused = REFUSED.matcher(output);
        return refused.find() ? Optional.of(refused.group(1)) : Optional.empty();
    }

    /** The same question without {@code field}, or with its older name. */
    NvidiaQuery without(String field) {
        String older = OLDER_NAMES.getOrDefault(field, "");
        return new NvidiaQuery(fields.stream()
                .map(name -> name.equals(field) ? older : name)
                .filter(name -> !name.isEmpty())
                .toList());
    }

    /**
     * The cards in {@code output}. Warnings before the header are skipped; so is a line that is cut off. A value that is
     * {@code [N/A]}, {@code [Not Supported]}, {@code [Unknown Error]} or anything else that is not of its kind is absent.
     */
    List<GpuCard> parse(String output) {
        List<String[]> rows = output.lines()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells.length == fields.size())
                .toList();
        List<GpuCard> cards = new ArrayList<>();
        for (String[] cells : rows.subList(Math.min(1, rows.size()), rows.size())) {
            cards.add(card(cells));
        }
        return cards;
    }

    private GpuCard card(String[] cells) {
        return new GpuCard(
                value(cells, NAME).orElse("NVIDIA card"),
                GpuCard.NVIDIA,
                value(cells, DRIVER),
                value(cells, COMPUTE),
                new GpuMemory(
                        mebibytes(cells, MEMORY_TOTAL), mebibytes(cells, MEMORY_USED), mebibytes(cells, MEMORY_FREE)),
                new GpuLoad(
                        decimal(cells, TEMPERATURE),
                        decimal(cells, UTILIZATION),
                        decimal(cells, POWER),
                        decimal(cells, POWER_LIMIT)),
                new GpuClocks(
                        integer(cells, CORE_CLOCK),
                        integer(cells, CORE_CLOCK_MAX),
                        integer(cells, MEMORY_CLOCK),
                        integer(cells, MEMORY_CLOCK_MAX)),
                new PcieLink(
                        integer(cells, PCIE_GENERATION),
                        integer(cells, PCIE_GENERATION_MAX),
                        integer(cells, PCIE_WIDTH),
                        integer(cells, PCIE_WIDTH_MAX)),
                value(cells, THROTTLING)
                        .or(() -> value(cells, THROTTLING_BEFORE_535))
                        .flatMap(ThrottleReason::parse),
                value(cells, MIG).filter("Enabled"::equals).isPresent());
    }

    private Optional<String> value(String[] cells, String field) {
        int column = fields.indexOf(field);
        return column < 0
                ? Optional.empty()
                : Optional.of(cells[column].strip()).filter(NvidiaQuery::isKnown);
    }

    private static boolean isKnown(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return !text.isEmpty()
                && !text.startsWith("[")
                && !lower.equals("n/a")
                && !lower.startsWith("err!")
                && !lower.contains("unknown error")
                && !lower.contains("not supported");
    }

    private OptionalDouble decimal(String[] cells, String field) {
        return value(cells, field)
                .filter(text -> text.matches("\\d{1,9}(\\.\\d{1,9})?"))
                .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                .orElseGet(OptionalDouble::empty);
    }

    private OptionalLong integer(String[] cells, String field) {
        return value(cells, field)
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }

    private OptionalLong mebibytes(String[] cells, String field) {
        OptionalLong count = integer(cells, field);
        return count.isPresent() ? OptionalLong.of(count.getAsLong() * MEBIBYTE) : count;
    }
}

package dev.glmsh.session;

import dev.glmsh.hardware.GpuCard;
import dev.glmsh.hardware.GpuProblem;
import dev.glmsh.hardware.GpuReport;
import dev.glmsh.hardware.ThrottleReason;
import dev.glmsh.table.Columns;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The table of {@code :gpu}: a row for each graphics card, and, if none can be used, what is missing and what to do. With
 * no card at all, one row says just that. Stateless.
 *
 * <pre>{@code
 * Table table = GpuTable.of(Gpus.read(LibTorchBuild.cpuOnly()));
 * }</pre>
 */
final class GpuTable {
    private static final String TITLE = "graphics cards";

    private GpuTable() {}

    /** {@code report} as a table. */
    static Table of(GpuReport report) {
        List<GpuCard> cards = report.cards();
        Table table = Table.create(TITLE);
        if (!cards.isEmpty()) {
            addCards(table, cards);
        }
        report.problem().ifPresent(problem -> addProblem(table, problem, Math.max(1, cards.size())));
        return table;
    }

    private static void addCards(Table table, List<GpuCard> cards) {
        table.addColumns(
                texts("name", cards, card -> Optional.of(card.name())),
                texts("driver", cards, GpuCard::driver),
                texts("compute capability", cards, GpuCard::computeCapability),
                bytes("memory total", cards, card -> card.memory().total()),
                bytes("memory used", cards, card -> card.memory().used()),
                bytes("memory free", cards, card -> card.memory().free()),
                numbers("utilization", 0, "%", cards, card -> card.load().utilization()),
                numbers("temperature", 0, " °C", cards, card -> card.load().temperature()),
                numbers("power", 1, " W", cards, card -> card.load().power()),
                numbers("power limit", 0, " W", cards, card -> card.load().powerLimit()),
                megahertz("core clock", cards, card -> card.clocks().core()),
                megahertz("core clock max", cards, card -> card.clocks().coreMax()),
                megahertz("memory clock", cards, card -> card.clocks().memory()),
                megahertz("memory clock max", cards, card -> card.clocks().memoryMax()),
                counts("PCIe generation", cards, card -> card.pcie().generation()),
                counts("PCIe generation max", cards, card -> card.pcie().generationMax()),
                counts("PCIe width", cards, card -> card.pcie().width()),
                counts("PCIe width max", cards, card -> card.pcie().widthMax()),
                texts("throttling", cards, card -> card.throttling().map(GpuTable::labels)));
        if (cards.stream().anyMatch(GpuCard::mig)) {
            table.addColumns(texts("MIG", cards, card -> Optional.of(card.mig() ? "enabled" : "disabled")));
        }
    }

    private static void addProblem(Table table, GpuProblem problem, int rows) {
        StringColumn what = Columns.text("problem");
        StringColumn nextStep = Columns.text("next step");
        for (int row = 0; row < rows; row++) {
            what.append(problem.what());
            nextStep.append(problem.nextStep());
        }
        table.addColumns(what, nextStep);
    }

    private static String labels(List<ThrottleReason> reasons) {
        return reasons.isEmpty()
                ? "none"
                : reasons.stream().map(ThrottleReason::label).collect(Collectors.joining(", "));
    }

    private static StringColumn texts(String name, List<GpuCard> cards, Function<GpuCard, Optional<String>> value) {
        StringColumn column = Columns.text(name);
        cards.forEach(card -> Columns.append(column, value.apply(card)));
        return column;
    }

    private static LongColumn bytes(String name, List<GpuCard> cards, Function<GpuCard, OptionalLong> value) {
        return longs(Columns.bytes(name), cards, value);
    }

    private static LongColumn counts(String name, List<GpuCard> cards, Function<GpuCard, OptionalLong> value) {
        return longs(Columns.count(name), cards, value);
    }

    private static LongColumn longs(LongColumn column, List<GpuCard> cards, Function<GpuCard, OptionalLong> value) {
        cards.forEach(card -> Columns.append(column, value.apply(card)));
        return column;
    }

    private static LongColumn megahertz(String name, List<GpuCard> cards, Function<GpuCard, OptionalLong> value) {
        return longs(Columns.whole(name, " MHz"), cards, value);
    }

    private static DoubleColumn numbers(
            String name, int decimals, String unit, List<GpuCard> cards, Function<GpuCard, OptionalDouble> value) {
        DoubleColumn column = Columns.measured(name, decimals, unit);
        cards.forEach(card -> Columns.append(column, value.apply(card)));
        return column;
    }
}

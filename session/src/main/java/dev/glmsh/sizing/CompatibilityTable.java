package dev.glmsh.sizing;

import dev.glmsh.device.Precision;
import dev.glmsh.hardware.cards.Card;
import dev.glmsh.hardware.cards.CardFormat;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.memory.Fit;
import dev.glmsh.table.Columns;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * One model on many cards: a row for each card, and for each precision whether it fits at the requested context, with
 * the longest context that does.
 */
public final class CompatibilityTable {
    private static final List<Precision> PRECISIONS =
            List.of(Precision.FP32, Precision.BF16, Precision.INT8, Precision.INT4);

    private final SizedModel model;
    private final EstimateRequest request;
    /** Cards with equal memory have equal answers, and each takes some twenty estimates. */
    private final Map<Long, Map<Precision, String>> cells = new HashMap<>();

    private CompatibilityTable(SizedModel model, EstimateRequest request) {
        this.model = model;
        this.request = request;
    }

    /**
     * One row for each card.
     *
     * @param request whose precision does not count
     */
    public static Table of(SizedModel model, EstimateRequest request, List<Card> cards) {
        return new CompatibilityTable(model, request).table(cards);
    }

    private Table table(List<Card> cards) {
        StringColumn names = Columns.text("card");
        LongColumn memory = Columns.bytes("memory");
        DoubleColumn bandwidth = Columns.measured("bandwidth", 0, " GB/s");
        List<StringColumn> verdicts = PRECISIONS.stream()
                .map(precision -> Columns.text(precision.label()))
                .toList();
        StringColumn speeds = Columns.text("decode");
        for (Card card : cards) {
            names.append(card.name());
            memory.append(card.usableBytes());
            bandwidth.append(card.bandwidth());
            Map<Precision, String> found = cells.computeIfAbsent(card.usableBytes(), bytes -> verdicts(card));
            for (int i = 0; i < verdicts.size(); i++) {
                verdicts.get(i).append(cell(card, PRECISIONS.get(i), found));
            }
            speeds.append(speed(card).orElse(""));
        }
        Table table = Table.create(title(), names, memory, bandwidth);
        verdicts.forEach(table::addColumns);
        return table.addColumns(speeds);
    }

    private String title() {
        return model.name() + " on cards, " + Tokens.format(request.context()) + " tokens"
                + (request.batch() == 1 ? "" : ", batch " + request.batch());
    }

    private Map<Precision, String> verdicts(Card card) {
        Map<Precision, String> found = new EnumMap<>(Precision.class);
        for (Precision precision : PRECISIONS) {
            found.put(precision, Verdict.withContext(estimate(card, precision)));
        }
        return found;
    }

    /** A card without bfloat16 holds the same bytes as fp16, or widens them to compute. */
    private static String cell(Card card, Precision precision, Map<Precision, String> found) {
        String verdict = found.getOrDefault(precision, "no");
        boolean otherwise = precision == Precision.BF16 && !card.can(CardFormat.BF16) && !verdict.equals("no");
        return otherwise ? verdict + (card.can(CardFormat.FP16) ? " as fp16" : " through fp32") : verdict;
    }

    private Estimate estimate(Card card, Precision precision) {
        return model.on(card, request.withPrecision(precision));
    }

    /** In the highest precision that fits, of those that people serve with. */
    private Optional<String> speed(Card card) {
        return PRECISIONS.stream()
                .filter(precision -> precision != Precision.FP32)
                .filter(precision -> estimate(card, precision).verdict() != Fit.NO)
                .findFirst()
                .map(precision -> String.format(
                        Locale.ROOT,
                        "%,.0f/s in %s",
                        model.speedOn(card, request.withPrecision(precision)).decodeTokensPerSecond(),
                        precision.label()));
    }
}

package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.hardware.cards.Card;
import dev.glmsh.memory.Estimate;
import dev.glmsh.memory.EstimateRequest;
import dev.glmsh.roofline.Roofline;
import dev.glmsh.roofline.SpeedEstimate;
import dev.glmsh.session.EstimateOptions;
import dev.glmsh.session.Session;
import dev.glmsh.session.Sizing;
import dev.glmsh.shell.output.Value;
import dev.glmsh.sizing.Board;
import dev.glmsh.sizing.Grid;
import dev.glmsh.sizing.GridRow;
import dev.glmsh.sizing.Tokens;
import dev.glmsh.table.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One estimate with what follows from it, or several side by side. */
final class EstimateReport {
    private final Session session;
    private final Optional<Card> card;
    private final boolean measure;
    private final List<String> remarks = new ArrayList<>();

    EstimateReport(Session session, Optional<Card> card, boolean measure) {
        this.session = session;
        this.card = card;
        this.measure = measure;
    }

    Value value(List<Sizing> models, List<EstimateOptions> options, boolean plot, boolean why) {
        if (measure) {
            session.roofline(true);
        }
        boolean alone = models.size() == 1 && options.size() == 1;
        List<GridRow> rows = rows(models, options);
        if (alone) {
            single(rows.get(0));
        }
        if (why) {
            rows.forEach(row -> remarks.addAll(board(row, alone)));
        }
        Value.Tabular tabular = new Value.Tabular(
                alone ? rows.get(0).estimate().table() : Grid.table(rows),
                remarks.stream().distinct().toList());
        return plot ? Charts.of(tabular, Grid.bars(rows)) : tabular;
    }

    private List<GridRow> rows(List<Sizing> models, List<EstimateOptions> options) {
        List<GridRow> rows = new ArrayList<>();
        for (Sizing model : models) {
            remarks.addAll(model.remarks());
            for (EstimateOptions each : options) {
                if (options.size() > 1 && !model.takes(each.context().orElse(1))) {
                    int most = model.model().config().maxPositions();
                    remarks.add(model.model().name() + " takes at most " + Tokens.format(most) + " tokens");
                } else {
                    rows.add(row(model, each));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new GlmshException("no model takes so long a context", "choose a shorter --context");
        }
        return rows;
    }

    private GridRow row(Sizing model, EstimateOptions options) {
        Estimate estimate = card.map(asked -> model.on(asked, options)).orElseGet(() -> model.here(options));
        return new GridRow(model.model().name(), estimate, speed(model, estimate.request()));
    }

    private SpeedEstimate speed(Sizing model, EstimateRequest request) {
        return card.map(asked -> model.model().speedOn(asked, request))
                .orElseGet(() -> model.model().speedOn(session.roofline(false), request));
    }

    /** What follows from one estimate. */
    private void single(GridRow row) {
        Estimate estimate = row.estimate();
        estimate.changes()
                .forEach(change -> remarks.add("with " + change.what() + ": " + Bytes.format(change.totalBytes())));
        estimate.recommendedPrecision()
                .ifPresent(precision -> remarks.add("recommended precision: " + precision.label()));
        estimate.longestContext()
                .ifPresent(tokens -> remarks.add("longest context that fits: " + Tokens.format(tokens) + " tokens"
                        + estimate.largestBatch().stream()
                                .mapToObj(batch -> "; largest batch at this context: " + batch)
                                .findFirst()
                                .orElse("")));
        remarks.add(speedLine(row.speed()));
    }

    private String speedLine(SpeedEstimate speed) {
        Roofline device = speed.device();
        String prefill = speed.prefillTokensPerSecond().stream()
                .mapToObj(rate -> String.format(Locale.ROOT, "prefill %,.0f tokens/s, ", rate))
                .findFirst()
                .orElse("");
        return String.format(
                Locale.ROOT,
                "expected speed: %sdecode %,.1f tokens/s (%s, %,.1f GB/s %s)",
                prefill,
                speed.decodeTokensPerSecond(),
                device.device(),
                device.bytesPerSecond() / 1e9,
                device.source());
    }

    private static List<String> board(GridRow row, boolean alone) {
        List<String> lines = new ArrayList<>();
        if (!alone) {
            lines.add(row.label() + ":");
        }
        lines.addAll(Board.of(row.estimate()));
        lines.addAll(row.speed().formulas());
        return lines;
    }
}

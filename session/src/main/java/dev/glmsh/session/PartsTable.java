package dev.glmsh.session;

import dev.glmsh.checkpoint.Checkpoint;
import dev.glmsh.checkpoint.Dtype;
import dev.glmsh.checkpoint.TensorEntry;
import dev.glmsh.device.FusedMatrix;
import dev.glmsh.device.HostMatrix;
import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.table.Columns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** In which precision each part of a loaded model is held, and why; a row for all matrices of a kind and shape. */
final class PartsTable {
    private final StringColumn parts = Columns.text("part");
    private final StringColumn shapes = Columns.text("shape");
    private final LongColumn counts = Columns.count("count");
    private final StringColumn precisions = Columns.text("precision");
    private final LongColumn bytes = Columns.bytes("bytes");
    private final StringColumn reasons = Columns.text("why");

    private final Checkpoint checkpoint;
    private final List<TensorEntry> tensors;
    private final Precision precision;
    private final WeightLayout layout;
    private final boolean mapped;

    private PartsTable(Checkpoint checkpoint, LoadPlan plan) {
        this.checkpoint = checkpoint;
        this.tensors = checkpoint.weights().text();
        this.precision = plan.precision();
        this.layout = plan.layout();
        this.mapped = plan.layout() == WeightLayout.MAPPED;
    }

    static Table of(Checkpoint checkpoint, LoadPlan plan) {
        return new PartsTable(checkpoint, plan).table();
    }

    private Table table() {
        embedding();
        matrices();
        vectors();
        outputLayer();
        add("activations, KV cache", "", 0, precision.dtype(), 0, "computed, not loaded");
        vision();
        return Table.create("parts", parts, shapes, counts, precisions, bytes, reasons);
    }

    private void embedding() {
        TensorEntry table =
                tensor(checkpoint.weights().prefix() + "embed_tokens.weight").orElseThrow();
        add("embedding", shape(table), 1, table.dtype(), table.byteCount(), "as stored: a token needs one row of it");
    }

    private void matrices() {
        Map<String, List<FusedMatrix>> kinds = new LinkedHashMap<>();
        for (FusedMatrix matrix : FusedMatrix.of(tensors)) {
            String kind = matrix.name().replaceFirst("^.*\\.layers\\.\\d+\\.", "");
            kinds.computeIfAbsent(kind + " " + shape(matrix), unused -> new ArrayList<>())
                    .add(matrix);
        }
        kinds.forEach((kind, all) -> {
            FusedMatrix one = all.get(0);
            Precision held = HostMatrix.precision(precision, one.rows(), one.columns());
            add(
                    kind.substring(0, kind.indexOf(' ')),
                    shape(one),
                    all.size(),
                    label(held),
                    all.size() * one.hostBytes(precision, layout),
                    held == precision ? "the model's" : QuantizedShapes.reason(precision));
        });
    }

    private void vectors() {
        List<TensorEntry> vectors =
                tensors.stream().filter(entry -> entry.shape().size() == 1).toList();
        long numbers = vectors.stream().mapToLong(TensorEntry::elementCount).sum();
        add(
                "norms, biases",
                "",
                vectors.size(),
                precision.dtype(),
                numbers * precision.bytesPerWeight(),
                precision.isQuantized() ? "too small to gain by fewer bits" : "the model's");
    }

    private void outputLayer() {
        Optional<TensorEntry> own = tensor("lm_head.weight");
        TensorEntry table = own.or(() -> tensor(checkpoint.weights().prefix() + "embed_tokens.weight"))
                .orElseThrow();
        Precision held = precision.headPrecision();
        boolean shared = own.isEmpty() && mapped;
        String reason =
                precision.isQuantized() ? "logits depend on it most, and 8 bits hardly change them" : "the model's";
        add(
                "output layer",
                shape(table),
                1,
                label(held),
                shared
                        ? 0
                        : HostMatrix.bytes(
                                held,
                                layout,
                                table.shape().get(0),
                                table.shape().get(1)),
                reason + (own.isPresent() ? "" : shared ? "; it is the embedding" : "; a copy of the embedding"));
    }

    private void vision() {
        List<TensorEntry> vision = checkpoint.weights().vision();
        if (!vision.isEmpty()) {
            add("vision tower", "", vision.size(), vision.get(0).dtype(), 0, "skipped: text only for now");
        }
    }

    private String label(Precision held) {
        return layout == WeightLayout.COMPACT ? held.label() + " in 12 bits" : held.label();
    }

    private Optional<TensorEntry> tensor(String name) {
        return tensors.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private void add(String part, String shape, int count, Dtype dtype, long size, String reason) {
        add(part, shape, count, label(dtype), size, reason);
    }

    private void add(String part, String shape, int count, String label, long size, String reason) {
        parts.append(part);
        shapes.append(shape);
        if (count == 0) {
            counts.appendMissing();
            bytes.appendMissing();
        } else {
            counts.append(count);
            bytes.append(size);
        }
        precisions.append(label);
        reasons.append(reason);
    }

    private static String label(Dtype dtype) {
        return switch (dtype) {
            case F32 -> Precision.FP32.label();
            case F16 -> Precision.FP16.label();
            case BF16 -> Precision.BF16.label();
            default -> dtype.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String shape(TensorEntry matrix) {
        return matrix.shape().get(0) + " × " + matrix.shape().get(1);
    }

    private static String shape(FusedMatrix matrix) {
        return matrix.rows() + " × " + matrix.columns();
    }
}

package dev.glmsh.training;

import dev.glmsh.checkpoint.ModelConfig;
import dev.glmsh.checkpoint.ModelWeights;
import dev.glmsh.table.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What training the text model takes on one device, without sharding. Immutable.
 *
 * <p>Weights, gradients, master weights and states are those of mixed precision in Rajbhandari et al., "ZeRO", arXiv
 * 1910.02054, section 3.1: 2 + 2 + 4 + 8 = 16 bytes a parameter with Adam in bf16, and 4 + 4 + 8 = 16 in fp32. Adapters are
 * held and trained in float32, as PEFT does.
 *
 * <pre>{@code
 * TrainingEstimate full = TrainingEstimate.of(
 *         config, weights, weightBytes, new TrainingRequest(Precision.BF16, Optimizer.ADAM, Optional.empty(), true, 1, 2048));
 * }</pre>
 */
public final class TrainingEstimate {
    private final List<TrainingPart> parts = new ArrayList<>();
    private final TrainingRequest request;
    private final long trained;

    private TrainingEstimate(ModelConfig config, ModelWeights weights, long weightBytes, TrainingRequest request) {
        this.request = request;
        this.trained = request.lora().map(lora -> lora.parameters(weights)).orElse(weights.parameterCount());
        addWeights(weights.parameterCount(), weightBytes);
        parts.add(new TrainingPart("gradients", trained * trainedBytes(), perParameter(trainedBytes())));
        parts.add(new TrainingPart(
                "optimizer states, " + request.optimizer().label(),
                request.optimizer().bytes(trained),
                request.optimizer().formula(trained)));
        long adapters = request.lora().map(lora -> lora.innerWidth(weights)).orElse(0L);
        parts.addAll(new Activations(config, request).parts(adapters));
        parts.removeIf(part -> part.bytes() == 0);
    }

    /**
     * Predicts.
     *
     * @param weightBytes of the model in the request's precision, scales included
     */
    public static TrainingEstimate of(
            ModelConfig config, ModelWeights weights, long weightBytes, TrainingRequest request) {
        return new TrainingEstimate(config, weights, weightBytes, request);
    }

    private void addWeights(long parameters, long weightBytes) {
        String how = String.format(
                Locale.ROOT,
                "%,d parameters in %s",
                parameters,
                request.precision().label());
        if (request.lora().isPresent()) {
            parts.add(new TrainingPart("weights, frozen", weightBytes, how));
            parts.add(new TrainingPart(
                    "adapters",
                    trained * Float.BYTES,
                    perParameter(Float.BYTES) + ", " + request.lora().get()));
            return;
        }
        parts.add(new TrainingPart("weights", weightBytes, how));
        if (request.precision().bytesPerWeight() < Float.BYTES) {
            parts.add(new TrainingPart("master weights, fp32", trained * Float.BYTES, perParameter(Float.BYTES)));
        }
    }

    /** Bytes of a gradient: as the trained numbers are held. */
    private int trainedBytes() {
        return request.lora().isPresent() ? Float.BYTES : request.precision().bytesPerWeight();
    }

    private String perParameter(int bytes) {
        return String.format(Locale.ROOT, "%,d trained parameters × %d bytes", trained, bytes);
    }

    /** The rows; what takes nothing has none. */
    public List<TrainingPart> parts() {
        return List.copyOf(parts);
    }

    /** How many parameters are trained. */
    public long trainedParameters() {
        return trained;
    }

    /** All parts together, in bytes. */
    public long totalBytes() {
        return parts.stream().mapToLong(TrainingPart::bytes).sum();
    }

    /** One row for each part and one for the total. */
    public Table table() {
        StringColumn names = Columns.text("component");
        LongColumn bytes = Columns.bytes("bytes");
        DoubleColumn shares = Columns.percent("share");
        StringColumn formulas = Columns.text("formula");
        for (TrainingPart part : parts) {
            names.append(part.name());
            bytes.append(part.bytes());
            shares.append(100.0 * part.bytes() / totalBytes());
            formulas.append(part.formula());
        }
        names.append("total");
        bytes.append(totalBytes());
        shares.append(100.0);
        formulas.append(request.batch() + " × " + request.length() + " tokens a step");
        return Table.create("training", names, bytes, shares, formulas);
    }
}

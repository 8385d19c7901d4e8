package dev.glmsh.shell.command;

import dev.glmsh.hardware.cards.Card;
import dev.glmsh.memory.Estimate;
import dev.glmsh.session.EstimateOptions;
import dev.glmsh.session.Sizing;
import dev.glmsh.shell.output.Value;
import dev.glmsh.sizing.Board;
import dev.glmsh.sizing.SizedModel;
import dev.glmsh.table.Bytes;
import dev.glmsh.training.Lora;
import dev.glmsh.training.Optimizer;
import dev.glmsh.training.TrainingEstimate;
import dev.glmsh.training.TrainingRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options about training. */
final class TrainingArguments {
    @Option(
            names = "--training",
            description = "What training takes, with --batch sequences of --context tokens a step.")
    boolean training;

    @Option(
            names = "--optimizer",
            paramLabel = "O",
            completionCandidates = Optimizers.class,
            description = "sgd, momentum, adam or adam8 (8-bit states); adam if absent.")
    String optimizer = "adam";

    @Option(names = "--lora", paramLabel = "RANK", description = "Train adapters of this rank, not the weights.")
    Optional<Integer> lora = Optional.empty();

    @Option(
            names = "--targets",
            paramLabel = "T[,T…]",
            split = ",",
            description = "Matrices with adapters: q, k, v, o, gate, up, down; all if absent.")
    List<String> targets = Lora.ALL;

    @Option(names = "--checkpointing", description = "Keep each layer's input only, and compute the rest again.")
    boolean checkpointing;

    boolean isAsked() {
        return training || lora.isPresent() || checkpointing;
    }

    Value value(Sizing sizing, EstimateOptions options, Optional<Card> card, boolean why) {
        Estimate estimate = card.map(asked -> sizing.on(asked, options)).orElseGet(() -> sizing.here(options));
        SizedModel model = sizing.model();
        TrainingEstimate training =
                TrainingEstimate.of(model.config(), model.weights(), estimate.weightBytes(), request(estimate));
        List<String> remarks = new ArrayList<>(sizing.remarks());
        remarks.add(verdict(training, estimate.limits().room()));
        if (why) {
            remarks.addAll(Board.of(training));
        }
        return new Value.Tabular(training.table(), remarks);
    }

    private TrainingRequest request(Estimate estimate) {
        return new TrainingRequest(
                estimate.request().precision(),
                Optimizer.parse(optimizer),
                lora.map(rank -> new Lora(rank, targets)),
                checkpointing,
                estimate.request().batch(),
                estimate.request().context());
    }

    private static String verdict(TrainingEstimate training, long room) {
        return (training.totalBytes() <= room ? "fits: " : "does not fit: ") + Bytes.format(training.totalBytes())
                + " of " + Bytes.format(room);
    }

    /** The names of all optimizers. */
    static final class Optimizers implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Optimizer.values()).map(Optimizer::label).iterator();
        }
    }
}

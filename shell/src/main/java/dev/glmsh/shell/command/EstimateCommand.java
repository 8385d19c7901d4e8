package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.catalogue.Catalogue;
import dev.glmsh.hardware.cards.Cards;
import dev.glmsh.session.Sizing;
import dev.glmsh.shell.output.Value;
import dev.glmsh.sizing.CardTable;
import dev.glmsh.sizing.CompatibilityTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :estimate MODEL…}. */
@CommandLine.Command(
        name = ":estimate",
        description = "Predict what a model takes in memory and how fast it is, here or on a card, before it is loaded."
                + " Several models, precisions, contexts or batches give one table.",
        footer = {
            "",
            "Examples:",
            "  :estimate demo/glm4-demo",
            "  :estimate demo/glm4-demo --precision fp32,bf16,int8 --context 256,1k --format csv | sort",
            "  :estimate GLM-4-9B-0414 --gpu \"RTX 4090\" --precision int4 --why",
            "  :estimate Qwen3-8B --gpus --context 8k",
            "  :estimate Llama-3.1-8B-Instruct --lora 16 --checkpointing --context 2k --gpu T4"
        })
final class EstimateCommand implements Command {
    @Parameters(
            arity = "0..*",
            paramLabel = Commands.MODEL,
            description =
                    "A folder that holds config.json, or a model of the bundled catalogue by its name on the hub.")
    List<String> models = List.of();

    @Mixin
    EstimateArguments arguments = new EstimateArguments();

    @Mixin
    TrainingArguments training = new TrainingArguments();

    @Option(
            names = "--gpus",
            description = "The bundled cards, and on which of them the model fits at which precision.")
    boolean gpus;

    @Option(names = "--plot", description = "Draw the estimates as bars.")
    boolean plot;

    @Option(names = "--why", description = "Write out each formula with its numbers.")
    boolean why;

    @Option(names = "--measure", description = "Measure this machine's memory and cores again for the predicted speed.")
    boolean measure;

    @Override
    public Optional<Value> run(Context context) {
        if (models.isEmpty()) {
            return Optional.of(cardsAlone());
        }
        List<Sizing> sizings = models.stream()
                .map(name -> context.session().sizing(HomePath.expand(name), context.cancellation()))
                .toList();
        if (gpus) {
            return Optional.of(compatibility(sizings.get(0)));
        }
        if (training.isAsked()) {
            return Optional.of(
                    training.value(sizings.get(0), arguments.options().get(0), arguments.card(), why));
        }
        EstimateReport report = new EstimateReport(context.session(), arguments.card(), measure);
        return Optional.of(report.value(sizings, arguments.options(), plot, why));
    }

    private Value cardsAlone() {
        if (!gpus) {
            throw new GlmshException(
                    ":estimate needs MODEL",
                    "name a folder, or one such as " + Catalogue.ids().get(0));
        }
        return new Value.Tabular(
                CardTable.of(Cards.all()),
                List.of("derived: computed from fp32 by the ratios of the architecture; unread: not compared with the"
                        + " source that is named"));
    }

    private Value compatibility(Sizing sizing) {
        return new Value.Tabular(
                CompatibilityTable.of(
                        sizing.model(), sizing.request(arguments.options().get(0)), Cards.all()),
                Stream.concat(
                                sizing.remarks().stream(),
                                Stream.of(
                                        "verdict at this context, then the longest context that fits, if nothing else is on the card"))
                        .toList());
    }
}

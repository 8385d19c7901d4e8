package dev.glmsh.shell.command;

import dev.glmsh.device.Precision;
import dev.glmsh.quality.QualityOptions;
import dev.glmsh.quality.QualityResult;
import dev.glmsh.quality.QualityTable;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.shell.output.Value;
import dev.glmsh.sizing.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :quality [MODEL]}. */
@CommandLine.Command(
        name = ":quality",
        description = "Compare precisions of a model on a text: perplexity, and how far each is from the reference."
                + " They are loaded one after another; the loaded model stays.",
        footer = {
            "",
            "Examples:",
            "  :quality demo/glm4-demo --precision bf16 --reference fp32 --tokens 64",
            "  :quality demo/glm4-demo --precision bf16,fp32 --tokens 64 --format csv"
        })
final class QualityCommand implements Command {
    @Parameters(
            arity = "0..1",
            paramLabel = Commands.MODEL,
            description = "A folder, an id or synthetic:SHAPE; the loaded model if absent.")
    Optional<String> model = Optional.empty();

    @Option(
            names = "--text",
            paramLabel = "FILE",
            description = "What it is to predict, a file or an address; a public-domain text if absent.")
    Optional<String> text = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "P[,P…]",
            split = ",",
            completionCandidates = EstimateArguments.Precisions.class,
            description = "What is compared; every precision below 16 bits that can be loaded, if absent.")
    List<String> precisions = List.of();

    @Option(
            names = "--reference",
            paramLabel = "P",
            description = "What they are compared with: bf16, or fp32; bf16 if absent.")
    Optional<String> reference = Optional.empty();

    @Option(names = "--tokens", paramLabel = "N", description = "Tokens of the text that are used; 1k if absent.")
    Optional<String> tokens = Optional.empty();

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Tokens that are predicted from an empty context on; 512 if absent.")
    Optional<String> window = Optional.empty();

    @Override
    public Optional<Value> run(Context context) {
        QualityOptions usual = QualityOptions.defaults();
        QualityOptions options = new QualityOptions(
                text.map(source -> TextSource.read(source, context.cancellation())),
                compared(),
                reference.map(Precision::parse).orElse(usual.reference()),
                tokens.map(Tokens::parse).orElse(usual.tokens()),
                window.map(Tokens::parse).orElse(usual.window()));
        List<QualityResult> results = context.session()
                .quality(
                        model.map(HomePath::expand),
                        LoadOptions.defaults(),
                        options,
                        context.output().progress(),
                        context.cancellation());
        return Optional.of(new Value.Tabular(QualityTable.of(results), List.of(remark(options))));
    }

    private List<Precision> compared() {
        return precisions.isEmpty()
                ? Arrays.stream(Precision.values())
                        .filter(Precision::isQuantized)
                        .toList()
                : precisions.stream().map(Precision::parse).toList();
    }

    private String remark(QualityOptions options) {
        return String.format(
                Locale.ROOT,
                "%s in windows of up to %,d tokens; KL divergence from %s in nats a token",
                text.orElse("speeches of Shakespeare's and Tang quatrains"),
                options.window(),
                options.reference().label());
    }
}

package dev.glmsh.shell.command;

import dev.glmsh.device.Precision;
import dev.glmsh.memory.Estimate;
import dev.glmsh.session.EstimateOptions;
import dev.glmsh.shell.output.Value;
import dev.glmsh.table.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :estimate MODEL}. */
@CommandLine.Command(
        name = ":estimate",
        description =
                "Predict the memory that a model takes, from its headers alone, and whether it fits here; nothing is downloaded.",
        footer = {
            "",
            "Examples:",
            "  :estimate demo/glm4-demo",
            "  :estimate demo/glm4-demo --precision fp32 --format csv | sort"
        })
final class EstimateCommand implements Command {
    @Parameters(
            paramLabel = Commands.MODEL,
            description = "A folder that holds config.json (~ is your home), or an id: zai-org/AutoGLM-Phone-9B.")
    String model = "";

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Compute in fp32, bf16 or fp16; as the checkpoint is stored if absent.")
    Optional<Precision> precision = Optional.empty();

    @Option(names = "--context", paramLabel = "N", description = "Tokens that the KV cache holds.")
    Optional<Integer> context = Optional.empty();

    @Option(names = "--batch", paramLabel = "N", description = "Sequences at a time; 1 if absent.")
    int batch = 1;

    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        Estimate estimate = context.session()
                .estimate(
                        HomePath.model(model),
                        new EstimateOptions(
                                precision, this.context.map(OptionalInt::of).orElseGet(OptionalInt::empty), batch),
                        context.cancellation());
        List<String> changes = estimate.changes().stream()
                .map(change -> "with " + change.what() + ": " + Bytes.format(change.totalBytes()))
                .toList();
        return Optional.of(new Value.Tabular(estimate.table(), changes));
    }
}

package dev.glmsh.shell.command;

import dev.glmsh.device.Precision;
import dev.glmsh.device.WeightLayout;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.session.LoadReport;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :load MODEL}. */
@CommandLine.Command(
        name = ":load",
        description =
                "Load a checkpoint: a folder in Hugging Face format, or a model of the hub, downloaded if need be. "
                        + "The model loaded before is unloaded.",
        footer = {"", "Examples:", "  :load demo/glm4-demo", "  :load demo/glm4-demo --precision fp32 --context 256"})
final class LoadCommand implements Command {
    @Parameters(
            paramLabel = Commands.MODEL,
            description = "A folder that holds config.json (~ is your home), or an id: zai-org/AutoGLM-Phone-9B.")
    String model = "";

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Compute in fp32, bf16 or fp16; chosen by the checkpoint and the free memory if absent.")
    Optional<Precision> precision = Optional.empty();

    @Option(
            names = "--layout",
            paramLabel = "L",
            description =
                    "Weights auto, mapped, converted or packed: mapped starts at once and can be evicted, packed is faster.")
    Optional<WeightLayout> layout = Optional.empty();

    @Option(names = "--context", paramLabel = "N", description = "Tokens that the KV cache holds.")
    Optional<Integer> context = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute; the physical cores if absent.")
    Optional<Integer> threads = Optional.empty();

    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        LoadOptions usual = LoadSettings.of(context.settings());
        LoadOptions options = new LoadOptions(
                precision.or(usual::precision),
                layout.orElse(usual.layout()),
                this.context.map(OptionalInt::of).orElseGet(usual::context),
                threads.map(OptionalInt::of).orElseGet(usual::threads));
        context.dialogue().modelChosen();
        LoadReport report = context.session()
                .load(HomePath.model(model), options, context.output().progress(), context.cancellation());
        GenerationSettings.apply(context.settings(), context.session());
        return Optional.of(new Value.Report(report.table(), report.remarks()));
    }
}

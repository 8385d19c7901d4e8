package dev.glmsh.shell.command;

import dev.glmsh.device.WeightLayout;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.session.LoadReport;
import dev.glmsh.shell.output.Value;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :load MODEL}. */
@CommandLine.Command(
        name = ":load",
        description =
                "Load a checkpoint: a folder in Hugging Face format, or a model of the hub, downloaded if need be. "
                        + "The model loaded before is unloaded.",
        footer = {
            "",
            "Examples:",
            "  :load demo/glm4-demo",
            "  :load demo/glm4-demo --precision fp32 --context 256",
            "  :load synthetic:glm4-demo --precision int4",
            "  :load demo/glm4-demo --precision int4 --save-quantized demo-int4",
            "  :load demo-int4"
        })
final class LoadCommand implements Command {
    @Parameters(
            paramLabel = Commands.MODEL,
            description = "A folder that holds config.json (~ is your home), or an id: zai-org/AutoGLM-Phone-9B.")
    String model = "";

    @Option(
            names = "--precision",
            paramLabel = "P",
            completionCandidates = LoadPrecision.class,
            description =
                    "fp32, bf16, fp16, int8, w8a8, int4, int4-g64 or int4-g32; auto takes the most exact that fits; "
                            + "as stored if absent.")
    Optional<String> precision = Optional.empty();

    @Option(
            names = "--layout",
            paramLabel = "L",
            description =
                    "Weights auto, mapped, converted, packed or compact: mapped starts at once and can be evicted, packed is "
                            + "faster, compact holds bf16 in 12 bits without loss: smaller, and faster still.")
    Optional<WeightLayout> layout = Optional.empty();

    @Option(names = "--context", paramLabel = "N", description = "Tokens that the KV cache holds.")
    Optional<Integer> context = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute; the physical cores if absent.")
    Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--save-quantized",
            paramLabel = "DIR",
            description = "Keep the quantised weights in a new folder, which :load takes as any checkpoint.")
    Optional<String> saveQuantized = Optional.empty();

    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        LoadOptions options = options(LoadSettings.of(context.settings()));
        context.dialogue().modelChosen();
        LoadReport report = context.session()
                .load(HomePath.model(model), options, context.output().progress(), context.cancellation());
        GenerationSettings.apply(context.settings(), context.session());
        return Optional.of(new Value.Report(report.table(), report.remarks()));
    }

    private LoadOptions options(LoadOptions usual) {
        LoadOptions options = usual.withLayout(layout.orElse(usual.layout()));
        if (precision.isPresent()) {
            options = LoadPrecision.apply(precision.get(), options);
        }
        if (context.isPresent()) {
            options = options.withContext(context.get());
        }
        if (saveQuantized.isPresent()) {
            options = options.withSaveQuantized(Path.of(HomePath.model(saveQuantized.get())));
        }
        return threads.isPresent() ? options.withThreads(threads.get()) : options;
    }
}

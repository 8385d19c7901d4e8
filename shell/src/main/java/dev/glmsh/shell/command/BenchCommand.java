package dev.glmsh.shell.command;

import dev.glmsh.benchmark.BenchmarkOptions;
import dev.glmsh.benchmark.BenchmarkResult;
import dev.glmsh.benchmark.BenchmarkTable;
import dev.glmsh.session.LoadOptions;
import dev.glmsh.shell.output.Value;
import dev.glmsh.sizing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :bench [MODEL]}. */
@CommandLine.Command(
        name = ":bench",
        description =
                "Time prompts (pp) and new tokens (tg) as llama-bench does, and say how near the memory's limit they are."
                        + " Another model or precision is loaded for that and unloaded afterwards; the loaded model stays.",
        footer = {
            "",
            "Examples:",
            "  :bench synthetic:glm4-demo --prompt 64 --new 8 --repeat 2",
            "  :bench demo/glm4-demo --precision fp32,bf16 --prompt 32 --new 4 --depth 0,128 --repeat 2 --plot",
            "  :bench demo/glm4-demo --prompt 0 --new 8 --format csv"
        })
final class BenchCommand implements Command {
    @Parameters(
            arity = "0..1",
            paramLabel = Commands.MODEL,
            description = "A folder, an id or synthetic:SHAPE; the loaded model if absent.")
    Optional<String> model = Optional.empty();

    @Mixin
    MeasuredPrecisions measured = new MeasuredPrecisions();

    @Option(names = "--prompt", paramLabel = "N", description = "Tokens of the prompt; 512 if absent, 0 for none.")
    Optional<String> prompt = Optional.empty();

    @Option(names = "--new", paramLabel = "N", description = "New tokens; 128 if absent, 0 for none.")
    Optional<String> fresh = Optional.empty();

    @Option(names = "--repeat", paramLabel = "N", description = "How often each is timed; 5 if absent.")
    Optional<Integer> repeat = Optional.empty();

    @Option(
            names = "--depth",
            paramLabel = "N[,N…]",
            split = ",",
            description = "Tokens that the KV cache holds before, such as 0,4k.")
    List<String> depths = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute; the physical cores if absent.")
    Optional<Integer> threads = Optional.empty();

    @Option(names = "--plot", description = "Draw the rates as bars.")
    boolean plot;

    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        BenchmarkOptions options = options();
        List<BenchmarkResult> results = new ArrayList<>();
        for (LoadOptions load : measured.loads(model.isPresent(), context.settings(), threads)) {
            results.addAll(context.session()
                    .benchmark(
                            model.map(HomePath::expand),
                            load,
                            options,
                            context.output().progress(),
                            context.cancellation()));
        }
        Value.Tabular table = new Value.Tabular(BenchmarkTable.of(results), remarks(results, options));
        return Optional.of(plot ? Charts.of(table, BenchmarkTable.bars(results)) : table);
    }

    private BenchmarkOptions options() {
        BenchmarkOptions usual = BenchmarkOptions.defaults();
        return new BenchmarkOptions(
                prompt.map(BenchCommand::tokens).orElse(usual.prompt()),
                fresh.map(BenchCommand::tokens).orElse(usual.fresh()),
                repeat.orElse(usual.repeat()),
                depths.isEmpty()
                        ? usual.depths()
                        : depths.stream().map(BenchCommand::tokens).toList(),
                usual.seed());
    }

    private static int tokens(String text) {
        return text.equals("0") ? 0 : Tokens.parse(text);
    }

    private static List<String> remarks(List<BenchmarkResult> results, BenchmarkOptions options) {
        boolean own = results.stream().allMatch(result -> result.limit().ofTheWeights());
        return List.of(
                "random token ids, greedy, " + (options.repeat() == 1 ? "once" : options.repeat() + " times")
                        + " after a warm-up; reads is what a new token reads of weights and KV cache",
                "limit is a plain loop over "
                        + (own
                                ? "the memory of the weights"
                                : "other memory of this process: where the weights lie is not known"));
    }
}

package dev.glmsh.repl;

import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.ThinkingView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code glmsh}, filled by picocli. */
@Command(
        name = "glmsh",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Load language models, prompt them, and see what they cost in memory and time.",
            "Without -c it reads commands from the terminal, or from a pipe; :help lists them."
        },
        footer = {
            "",
            "Examples:",
            "  glmsh",
            "  glmsh -c ':load models/glm-4-9b' -c ':gen \"Who are you?\" --greedy' --format json",
            "  glmsh -c 'IntStream.range(0, 3).boxed().toList()'"
        })
final class Arguments {
    @Option(
            names = {"-c", "--command"},
            paramLabel = "CMD",
            description = "Run a line and leave; give it several times to run several, up to the first that fails.")
    List<String> lines = List.of();

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "Print values as ${COMPLETION-CANDIDATES}; json is one document a line.")
    Format format = Format.TEXT;

    @Option(names = "--quiet", description = "Print values and errors only: no greeting, notes or progress.")
    boolean quiet;

    @Option(names = "--verbose", description = "Print the stack trace behind an error.")
    boolean verbose;

    @Option(
            names = "--think",
            paramLabel = "V",
            description = "What is seen of a model's thinking: ${COMPLETION-CANDIDATES}.")
    ThinkingView think = ThinkingView.SHOW;

    @Option(names = "--plain", description = "Show text as the model writes it, without rendering its Markdown.")
    boolean plain;

    @Option(names = "--no-demo", description = "Do not load the demo model.")
    boolean noDemo;

    /** How a model's text is shown, until {@code :set} says otherwise. */
    Display display() {
        return new Display(think, plain);
    }

    /** The demo model that the launcher points to, unless it is missing or not wanted. */
    Optional<Path> demo() {
        return noDemo
                ? Optional.empty()
                : Optional.ofNullable(System.getProperty("glmsh.demo"))
                        .map(Path::of)
                        .filter(path -> path.resolve("config.json").toFile().isFile());
    }
}

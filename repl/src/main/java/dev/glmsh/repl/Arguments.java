package dev.glmsh.repl;

import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.ThinkingView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code glmsh}, filled by picocli. */
@Command(
        name = "glmsh",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Load language models, prompt them, and see what they cost in memory and time.",
            "Without -c or SCRIPT it reads commands from the terminal, or from a pipe; :help lists them."
        },
        footer = {
            "",
            "Examples:",
            "  glmsh",
            "  glmsh -c ':load models/glm-4-9b' -c ':gen \"Who are you?\" --greedy' --format json",
            "  glmsh -c 'IntStream.range(0, 3).boxed().toList()'",
            "  glmsh report.jsh models/glm-4-9b",
            "",
            "Exit codes: 0 all went well, 1 a line failed, 2 the command line is wrong, 130 interrupted;",
            "or what :quit CODE says."
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
    @Nullable
    Format format;

    @Option(names = "--bytes", description = "Print exact byte counts instead of GiB and MiB.")
    boolean bytes;

    @Option(names = "--quiet", description = "Print values and errors only: no greeting, notes or progress.")
    boolean quiet;

    @Option(names = "--verbose", description = "Print the stack trace behind an error.")
    boolean verbose;

    @Option(names = "--no-status", description = "Show no line below the prompt.")
    boolean noStatus;

    @Option(
            names = "--startup",
            paramLabel = "FILE",
            description = "Run FILE first; at the prompt that is startup.jsh beside the settings if absent.")
    @Nullable
    Path startup;

    @Option(names = "--no-startup", description = "Run no such file.")
    boolean noStartup;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCRIPT",
            description = "Run the lines of a file and leave; - is what comes from the pipe.")
    @Nullable
    Path script;

    @Parameters(index = "1..*", paramLabel = "ARG", description = "What Java in the script sees as args.")
    List<String> words = List.of();

    @Option(
            names = "--think",
            paramLabel = "V",
            description = "What is seen of a model's thinking: ${COMPLETION-CANDIDATES}.")
    ThinkingView think = ThinkingView.SHOW;

    @Option(names = "--plain", description = "Show text as the model writes it, without rendering its Markdown.")
    boolean plain;

    @Option(names = "--no-demo", description = "Do not load the demo model.")
    boolean noDemo;

    /** What the options say about settings, by their names. */
    Map<String, String> settings() {
        Map<String, String> given = new HashMap<>();
        if (format != null) {
            given.put("format", format.toString());
        }
        if (bytes) {
            given.put("bytes", "true");
        }
        if (think != ThinkingView.SHOW) {
            given.put("think", think.toString());
        }
        if (plain) {
            given.put("plain", "true");
        }
        return given;
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

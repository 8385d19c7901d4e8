package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.ThinkingView;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The settings of how answers look, declared once as {@link GenerationArguments} declares those of generation. */
final class DisplayArguments {
    @Option(
            names = "--think",
            paramLabel = "V",
            description = "Thinking before an answer: show it, fold it to one line, or hide it.")
    Optional<ThinkingView> think = Optional.empty();

    @Option(names = "--plain", description = "Show text as the model writes it, without rendering its Markdown.")
    Optional<Boolean> plain = Optional.empty();

    Display applyTo(Display base) {
        return new Display(think.orElse(base.think()), plain.orElse(base.plain()));
    }
}

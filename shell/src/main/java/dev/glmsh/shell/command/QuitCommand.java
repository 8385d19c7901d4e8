package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :quit}. */
@CommandLine.Command(
        name = ":quit",
        aliases = {":exit", ":q"},
        description = "Leave, as Ctrl-D does.",
        footer = {"", "Examples:", "  :quit", "  :quit 3"})
final class QuitCommand implements Command {
    private static final int LARGEST_CODE = 255;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "What the process ends with: 0 to 255; 0 if absent.")
    int code;

    @Override
    public Optional<Value> run(Context context) {
        if (code < 0 || code > LARGEST_CODE) {
            throw new GlmshException("the exit code is " + code, "choose 0 to " + LARGEST_CODE);
        }
        context.dialogue().leave(code);
        return Optional.empty();
    }
}

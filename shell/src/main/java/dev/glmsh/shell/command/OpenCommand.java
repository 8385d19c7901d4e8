package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code :open FILE|URL}. */
@CommandLine.Command(
        name = ":open",
        description = "Run a file of Java and :commands as if it were typed, up to the first line that fails.",
        footer = {"", "Examples:", "  int x = 1", "  :save mine.jsh", "  :open mine.jsh"})
final class OpenCommand implements Command {
    @Parameters(paramLabel = "FILE|URL", description = "A file, ~ being your home, or an address with http or https.")
    String source = "";

    @Override
    public Optional<Value> run(Context context) {
        new SourceText(source, SourceText.read(source)).run(context);
        return Optional.empty();
    }
}

package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.java.SnippetEntry;
import dev.glmsh.shell.output.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code :save FILE}; in chat mode it is {@link SaveChatCommand}. */
@CommandLine.Command(
        name = ":save",
        description =
                "Write the snippets of Java to a file that :open reads back, as far as they still count. In chat mode it"
                        + " writes the conversation, as :save-chat does.",
        footer = {"", "Examples:", "  int x = 1", "  :save mine.jsh"})
final class SaveCommand implements Command {
    @Parameters(paramLabel = "FILE", description = "Replaced if it exists; ~ is your home.")
    Path file = Path.of("");

    @Option(names = "--all", description = "Replaced and dropped ones too, in the order in which they were typed.")
    boolean all;

    @Override
    public Optional<Value> run(Context context) {
        if (context.dialogue().chatting() && !all) {
            return Optional.of(SaveChatCommand.save(context.session(), HomePath.expand(file)));
        }
        List<SnippetEntry> snippets = SnippetTables.select(
                context, entry -> entry.user() && entry.kind() != SnippetEntry.Kind.ERROR && (all || entry.active()));
        return Optional.of(save(snippets, HomePath.expand(file)));
    }

    private static Value save(List<SnippetEntry> snippets, Path file) {
        if (snippets.isEmpty()) {
            throw new GlmshException("there is no Java to save", "type some first");
        }
        try {
            Files.writeString(file, source(snippets));
        } catch (IOException e) {
            throw new GlmshException(
                    file + " cannot be written: " + e.getMessage(), "name a file in a folder that you may write to", e);
        }
        return new Value.Note(
                snippets.size() + (snippets.size() == 1 ? " snippet" : " snippets") + " saved in " + file);
    }

    /** The snippets as a file holds them. */
    static String source(List<SnippetEntry> snippets) {
        return snippets.stream().map(entry -> entry.source() + "\n").collect(Collectors.joining());
    }
}

package dev.glmsh.shell.command;

import dev.glmsh.shell.output.Value;
import dev.glmsh.table.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code :classpath PATH}. */
@CommandLine.Command(
        name = ":classpath",
        description = "Let Java use classes in jars and folders; without PATH, show what was added so far.",
        footer = {"", "Examples:", "  :classpath demo", "  :classpath"})
final class ClasspathCommand implements Command {
    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "A jar, a folder of classes, or jars as in lib/*.jar.")
    List<String> paths = List.of();

    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        List<Path> added = paths.stream()
                .flatMap(path -> ClassPathEntries.of(path).stream())
                .toList();
        if (!added.isEmpty()) {
            context.java().get().addToClassPath(added);
        }
        List<Path> shown = paths.isEmpty() ? context.java().get().classPath() : added;
        return Optional.of(
                shown.isEmpty()
                        ? new Value.Note("nothing was added to the class path; see :help classpath")
                        : new Value.Tabular(table(shown)));
    }

    private static Table table(List<Path> entries) {
        StringColumn names = Columns.text("Entry");
        LongColumn sizes = Columns.bytes("Size");
        for (Path entry : entries) {
            names.append(entry.toString());
            Columns.append(sizes, size(entry));
        }
        return Table.create("Class path", names, sizes);
    }

    private static OptionalLong size(Path entry) {
        try {
            return Files.isRegularFile(entry) ? OptionalLong.of(Files.size(entry)) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}

package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.shell.maven.Library;
import dev.glmsh.shell.maven.MavenResolver;
import dev.glmsh.shell.output.Value;
import dev.glmsh.table.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code :maven group:artifact:version}. */
@CommandLine.Command(
        name = ":maven",
        description = "Let Java use libraries from Maven repositories, with all that they need. They are looked for in"
                + " ~/.m2, the repositories of your settings.xml and Maven Central.",
        footer = {"", "Examples:", "  :maven com.google.code.gson:gson:2.15.0 --offline"})
final class MavenCommand implements Command {
    @Parameters(
            arity = "1..*",
            paramLabel = "LIBRARY",
            description = "group:artifact:version, perhaps with a type and a classifier before the version.")
    List<String> libraries = List.of();

    @Option(names = "--repo", paramLabel = "URL", description = "Look here too; may be given several times.")
    List<String> repositories = List.of();

    @Option(names = "--offline", description = "Look only into ~/.m2.")
    boolean offline;

    @Override
    public boolean showsMemory() {
        return true;
    }

    @Override
    public Optional<Value> run(Context context) {
        List<Library> found = new MavenResolver(repositories, offline)
                .resolve(libraries, context.output().progress(), context.cancellation());
        context.java().get().addToClassPath(found.stream().map(Library::file).toList());
        return Optional.of(new Value.Report(table(found), remarks(found)));
    }

    /** What glmsh itself is made of comes first on the class path. */
    private static List<String> remarks(List<Library> found) {
        return found.stream()
                .flatMap(library -> OwnLibraries.version(library.file())
                        .filter(own -> !own.equals(library.version()))
                        .map(own -> "%s is part of glmsh in version %s, which is the one that Java sees"
                                .formatted(library.name(), own))
                        .stream())
                .toList();
    }

    private static Table table(List<Library> found) {
        StringColumn names = Columns.text("Artifact");
        StringColumn versions = Columns.text("Version");
        LongColumn sizes = Columns.bytes("Size");
        StringColumn scopes = Columns.text("Scope");
        for (Library library : found) {
            names.append(library.name());
            versions.append(library.version());
            sizes.append(size(library));
            scopes.append(library.scope());
        }
        return Table.create("Added to the class path", names, versions, sizes, scopes);
    }

    private static long size(Library library) {
        try {
            return Files.size(library.file());
        } catch (IOException e) {
            throw new GlmshException(library.file() + " cannot be read: " + e.getMessage(), "resolve it again", e);
        }
    }
}

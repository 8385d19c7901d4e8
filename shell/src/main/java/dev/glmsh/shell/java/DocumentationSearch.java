package dev.glmsh.shell.java;

import dev.glmsh.table.TablesawStartUp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/** Looks for the documentation of what stands at the cursor: in the JDK's sources, then in those of libraries. */
final class DocumentationSearch {
    private final JShell jshell;
    private final List<Path> added;

    /** @param added what the user has put on the class path */
    DocumentationSearch(JShell jshell, List<Path> added) {
        this.jshell = jshell;
        this.added = added;
    }

    /** Signatures only, which takes milliseconds. */
    List<String> signatures(String input, int cursor) {
        return find(input, cursor, false).stream()
                .map(SourceCodeAnalysis.Documentation::signature)
                .distinct()
                .toList();
    }

    /** Signatures and texts, which may take a second for the JDK's. */
    List<Documentation> documentation(String input, int cursor) {
        return find(input, cursor, true).stream().map(this::of).distinct().toList();
    }

    /** Of the name that the cursor is in or behind, or of the call whose bracket is open before it. */
    private List<SourceCodeAnalysis.Documentation> find(String input, int cursor, boolean texts) {
        int end = cursor;
        while (end < input.length() && Character.isJavaIdentifierPart(input.charAt(end))) {
            end++;
        }
        SourceCodeAnalysis analysis = jshell.sourceCodeAnalysis();
        List<SourceCodeAnalysis.Documentation> found = analysis.documentation(input.substring(0, end), end, texts);
        boolean inName = end > 0 && Character.isJavaIdentifierPart(input.charAt(end - 1));
        return found.isEmpty() && inName
                ? analysis.documentation(input.substring(0, end) + "(", end + 1, texts) // perhaps a method's
                : found;
    }

    private Documentation of(SourceCodeAnalysis.Documentation found) {
        String text = Optional.ofNullable(found.javadoc())
                .filter(javadoc -> !javadoc.isBlank())
                .or(() -> inLibraries(MemberSignature.parse(found.signature())))
                .map(JavadocText::of)
                .orElseGet(DocumentationSearch::missing);
        return new Documentation(found.signature(), text);
    }

    private Optional<String> inLibraries(MemberSignature wanted) {
        List<Path> classPath = new ArrayList<>(SourceRoots.entries(TablesawStartUp.classPath()));
        classPath.addAll(added);
        return new SourceRoots(classPath)
                .find(wanted.owner()).stream()
                        .flatMap(source -> SourceComments.find(source, wanted).stream())
                        .findFirst();
    }

    private static String missing() {
        Path home = Path.of(System.getProperty("java.home"));
        boolean sources = Stream.of(home.resolve("lib/src.zip"), home.resolveSibling("src.zip"))
                .anyMatch(Files::isReadable);
        return "(no documentation: there are no sources of it here"
                + (sources
                        ? ")"
                        : "; the JDK's own come as lib/src.zip, on Debian by openjdk-"
                                + Runtime.version().feature() + "-source)");
    }
}

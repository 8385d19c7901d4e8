package dev.glmsh.shell.java;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * A text of any number of snippets, taken apart by JShell.
 *
 * @param analysis of the JShell that knows what was declared so far
 */
record SnippetText(String text, SourceCodeAnalysis analysis) {
    /** Whether the text can run as it stands. */
    Completeness completeness() {
        String rest = text;
        while (!rest.isBlank()) {
            CompletionInfo next = analysis.analyzeCompletion(rest);
            if (next.completeness() == SourceCodeAnalysis.Completeness.UNKNOWN) {
                return Completeness.INVALID;
            }
            if (!next.completeness().isComplete() && next.completeness() != SourceCodeAnalysis.Completeness.EMPTY) {
                return Completeness.INCOMPLETE;
            }
            rest = next.remaining();
        }
        return Completeness.COMPLETE;
    }

    /** The snippets, without what is only white space; what cannot be taken apart is one. */
    List<String> snippets() {
        List<String> snippets = new ArrayList<>();
        String rest = text;
        while (!rest.isBlank()) {
            CompletionInfo next = analysis.analyzeCompletion(rest);
            snippets.add(
                    next.source() == null
                            ? rest
                            : rest.substring(0, rest.length() - next.remaining().length()));
            rest = next.source() == null ? "" : next.remaining();
        }
        return snippets;
    }
}

package dev.glmsh.shell.command;

import dev.glmsh.shell.redirect.Redirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What follows a command's name, taken apart.
 *
 * @param words for picocli
 * @param redirection where the values go, if not to the screen
 */
record ParsedArguments(List<String> words, Optional<Redirection> redirection) {
    ParsedArguments {
        words = List.copyOf(words);
    }

    /** Reads the rest of a line. */
    static ParsedArguments of(String rest, Syntax syntax, CommandSpec spec) {
        return switch (syntax) {
            case WORDS -> words(rest);
            case TEXT -> TextArguments.parse(rest, spec);
            case JAVA -> JavaArguments.parse(rest, spec);
            case LINE ->
                new ParsedArguments(rest.isBlank() ? List.of() : List.of("--", rest.strip()), Optional.empty());
        };
    }

    private static ParsedArguments words(String rest) {
        List<String> words = new ArrayList<>();
        int at = Words.skipBlanks(rest, 0);
        while (at < rest.length()) {
            if (RedirectionSyntax.startsAt(rest, at)) {
                return new ParsedArguments(words, Optional.of(RedirectionSyntax.read(rest, at)));
            }
            Word word = Words.next(rest, at);
            words.add(word.text());
            at = Words.skipBlanks(rest, word.end());
        }
        return new ParsedArguments(words, Optional.empty());
    }
}

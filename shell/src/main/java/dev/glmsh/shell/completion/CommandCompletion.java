package dev.glmsh.shell.completion;

import dev.glmsh.shell.command.Commands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completes lines that begin with a colon, from what the commands declare. Immutable. */
final class CommandCompletion {
    private final Commands commands;

    CommandCompletion(Commands commands) {
        this.commands = commands;
    }

    /** Candidates for the end of {@code prefix}, the part of the line before the cursor. */
    List<Candidate> complete(String prefix) {
        int start = startOfWord(prefix);
        String word = prefix.substring(start);
        List<String> before = List.of(prefix.substring(0, start).strip().split("\\s+"));
        if (before.get(0).isEmpty()) {
            return commandNames(word, start);
        }
        return commands.find(before.get(0))
                .map(spec -> inside(spec, before.subList(1, before.size()), word, start))
                .orElse(List.of());
    }

    private static int startOfWord(String prefix) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < prefix.length(); i++) {
            if (prefix.charAt(i) == '"') {
                quoted = !quoted;
            } else if (!quoted && Character.isWhitespace(prefix.charAt(i))) {
                start = i + 1;
            }
        }
        return start;
    }

    private List<Candidate> commandNames(String word, int start) {
        return commands.all()
                .filter(spec -> spec.name().startsWith(word))
                .map(spec -> new Candidate(
                        spec.name(), start, firstSentence(spec.usageMessage().description()), true))
                .toList();
    }

    private static List<Candidate> inside(CommandSpec spec, List<String> before, String word, int start) {
        if (!before.isEmpty()) {
            OptionSpec option = spec.findOption(before.get(before.size() - 1));
            if (option != null && option.arity().min() > 0) {
                return values(option, word, start);
            }
        }
        if (word.startsWith("-")) {
            return options(spec, word, start);
        }
        return positional(spec, before)
                .map(argument -> values(argument, word, start))
                .orElse(List.of());
    }

    private static List<Candidate> options(CommandSpec spec, String word, int start) {
        return spec.options().stream()
                .filter(option -> option.longestName().startsWith(word))
                .map(option -> new Candidate(option.longestName(), start, firstSentence(option.description()), true))
                .toList();
    }

    private static Optional<ArgSpec> positional(CommandSpec spec, List<String> before) {
        int given = 0;
        for (int i = 0; i < before.size(); i++) {
            OptionSpec option = spec.findOption(before.get(i));
            if (option == null) {
                given++;
            } else {
                i += option.arity().min();
            }
        }
        int index = given;
        return spec.positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(index))
                .map(ArgSpec.class::cast)
                .findFirst();
    }

    private static List<Candidate> values(ArgSpec argument, String word, int start) {
        if (argument.type() == Path.class) {
            return Folders.complete(word, start);
        }
        if (argument.paramLabel().equals(Commands.MODEL)) {
            return ModelNames.complete(word, start);
        }
        if (argument.paramLabel().equals(Commands.ID)) {
            return ModelNames.ids(word, start);
        }
        List<Candidate> found = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            for (String candidate : argument.completionCandidates()) {
                String spelled = spelled(candidate);
                if (spelled.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT))) {
                    found.add(new Candidate(spelled, start, "", true));
                }
            }
        }
        return found;
    }

    /** picocli offers an enum's constants as Java writes them; names, such as those of models, stay as they are. */
    private static String spelled(String candidate) {
        String lower = candidate.toLowerCase(Locale.ROOT);
        return candidate.equals(candidate.toUpperCase(Locale.ROOT)) ? lower : candidate;
    }

    private static String firstSentence(String[] description) {
        String all = String.join(" ", description);
        int end = all.indexOf(". ");
        return end < 0 ? all : all.substring(0, end + 1);
    }
}

package dev.glmsh.shell.completion;

import dev.glmsh.shell.command.Commands;
import dev.glmsh.shell.command.KnownSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completes lines that begin with a colon, from what the commands declare. Immutable. */
final class CommandCompletion {
    /** What stands for a file among arguments that are text. */
    private static final List<String> FILES = List.of("FILE", "FILE|URL", "PATH");

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
        if (List.of(">", ">>").contains(before.get(before.size() - 1))) {
            return Folders.withFiles(word, start);
        }
        List<String> words = withoutAlias(before);
        return commands.find(words.get(0))
                .map(spec -> inside(spec, words.subList(1, words.size()), word, start))
                .orElse(List.of());
    }

    /** The words as they are when the alias at their beginning is replaced. */
    private List<String> withoutAlias(List<String> words) {
        return commands.find(words.get(0))
                .map(spec -> words)
                .or(() -> commands.aliases()
                        .find(words.get(0))
                        .map(body -> Stream.concat(
                                        Stream.of(body.strip().split("\\s+")),
                                        words.stream().skip(1))
                                .toList()))
                .orElse(words);
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
        Stream<Candidate> own = commands.names().stream()
                .filter(name -> name.startsWith(word))
                .flatMap(name -> commands.find(name).stream())
                .map(spec -> new Candidate(
                        spec.name(), start, firstSentence(spec.usageMessage().description()), true));
        Stream<Candidate> aliases = commands.aliases().all().entrySet().stream()
                .map(alias -> new Candidate(":" + alias.getKey(), start, "Alias of " + alias.getValue(), true));
        return Stream.concat(own, aliases)
                .filter(candidate -> candidate.text().startsWith(word))
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
        if (List.of(":set", ":config").contains(spec.name()) && before.size() == 1) {
            return beginning(KnownSettings.choices(before.get(0)), word, start);
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
        boolean takesFile = argument.paramLabel().startsWith("FILE") || argument.type() != Path.class;
        if (FILES.contains(argument.paramLabel()) || argument.type() == Path.class) {
            return takesFile ? Folders.withFiles(word, start) : Folders.complete(word, start);
        }
        if (argument.paramLabel().equals(Commands.MODEL)) {
            return ModelNames.complete(word, start);
        }
        if (argument.paramLabel().equals(Commands.ID)) {
            return ModelNames.ids(word, start);
        }
        boolean constants = Arrays.stream(argument.auxiliaryTypes()).anyMatch(Class::isEnum);
        List<String> found = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            for (String candidate : argument.completionCandidates()) {
                found.add(constants ? candidate.toLowerCase(Locale.ROOT) : candidate);
            }
        }
        return beginning(found, word, start);
    }

    private static List<Candidate> beginning(List<String> choices, String word, int start) {
        String begun = (word.startsWith("\"") ? word.substring(1) : word).toLowerCase(Locale.ROOT);
        return choices.stream()
                .filter(choice -> choice.toLowerCase(Locale.ROOT).startsWith(begun))
                .map(choice -> new Candidate(choice, start, "", true))
                .toList();
    }

    private static String firstSentence(String[] description) {
        String all = String.join(" ", description);
        int end = all.indexOf(". ");
        return end < 0 ? all : all.substring(0, end + 1);
    }
}

package dev.glmsh.shell.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command takes and was not given yet, for a line editor to show behind it at each key. What picocli knows about a
 * command is asked for once. Used by one thread.
 *
 * <pre>{@code
 * tips.of(":load models/glm-4-9b ");       // [--precision P] [--layout L] [--context N] [--threads N]
 * }</pre>
 */
public final class CommandTips {
    private final Commands commands;
    private final Map<String, Optional<CommandSpec>> known = new HashMap<>();

    /** @param commands which there are */
    public CommandTips(Commands commands) {
        this.commands = commands;
    }

    /** The tip for a line with the cursor at its end; empty where words are not finished or nothing is known. */
    public String of(String line) {
        if (!line.startsWith(":") || !line.endsWith(" ") || line.indexOf('\n') >= 0) {
            return "";
        }
        String[] words = line.strip().split("\\s+");
        return BuiltInCommands.has(words[0])
                ? known.computeIfAbsent(words[0], commands::find)
                        .map(spec -> tip(spec, List.of(words).subList(1, words.length)))
                        .orElse("")
                : "";
    }

    private static String tip(CommandSpec spec, List<String> given) {
        boolean words = ((Command) spec.userObject()).syntax() == Syntax.WORDS;
        if (!given.isEmpty() && (!words || awaitsValue(spec, given.get(given.size() - 1)))) {
            return ""; // it is text or Java, or a value is next
        }
        List<String> parts = new ArrayList<>();
        int positions = positions(spec, given);
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (parameter.index().max() >= positions) {
                parts.add(parameter.arity().min() == 0 ? "[" + parameter.paramLabel() + "]" : parameter.paramLabel());
            }
        }
        spec.options().stream()
                .filter(option -> !option.hidden() && !isGiven(option, given))
                .map(CommandTips::label)
                .forEach(parts::add);
        return String.join(" ", parts);
    }

    private static int positions(CommandSpec spec, List<String> given) {
        int count = 0;
        for (int i = 0; i < given.size(); i++) {
            if (!given.get(i).startsWith("--")) {
                boolean value = i > 0 && awaitsValue(spec, given.get(i - 1));
                count += value ? 0 : 1;
            }
        }
        return count;
    }

    private static boolean awaitsValue(CommandSpec spec, String word) {
        OptionSpec option = spec.findOption(word);
        return option != null && option.arity().min() > 0;
    }

    private static boolean isGiven(OptionSpec option, List<String> given) {
        String name = option.longestName();
        return given.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "="));
    }

    private static String label(OptionSpec option) {
        boolean value = option.arity().min() > 0;
        return "[" + option.longestName() + (value ? " " + option.paramLabel() : "") + "]";
    }
}

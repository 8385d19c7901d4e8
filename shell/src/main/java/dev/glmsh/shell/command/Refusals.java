package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The messages for a line that no command understands, each with what to do next. */
final class Refusals {
    private Refusals() {}

    /** No command has the name. */
    static GlmshException unknownCommand(String name, Commands commands) {
        return new GlmshException("unknown command " + name, didYouMean(name, commands.names(), "see :help"));
    }

    /** picocli's complaint, in our words. */
    static GlmshException refused(ParameterException refusal, CommandSpec command) {
        String help = "see :help " + command.name().substring(1);
        if (refusal instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command, help);
        }
        if (refusal instanceof MissingParameterException missing) {
            return new GlmshException(command.name() + " needs " + described(missing.getMissing()), help);
        }
        ArgSpec argument = refusal.getArgSpec();
        if (argument instanceof OptionSpec option && option.completionCandidates() != null) {
            return new GlmshException(
                    option.longestName() + " " + refusal.getValue() + " is unknown",
                    "choose one of " + String.join(", ", choices(option)));
        }
        return new GlmshException(sentence(String.valueOf(refusal.getMessage())), help);
    }

    private static GlmshException unmatched(UnmatchedArgumentException refusal, CommandSpec command, String help) {
        String first = refusal.getUnmatched().get(0);
        if (!first.startsWith("-")) {
            return new GlmshException(command.name() + " does not take '" + first + "'", help);
        }
        List<String> names =
                command.options().stream().map(OptionSpec::longestName).toList();
        String name = first.replaceFirst("=.*", "");
        return new GlmshException("unknown option " + name + " of " + command.name(), didYouMean(name, names, help));
    }

    private static List<String> choices(OptionSpec option) {
        return StreamSupport.stream(option.completionCandidates().spliterator(), false)
                .map(choice -> choice.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String didYouMean(String name, List<String> known, String otherwise) {
        Optional<String> meant = Similar.to(name, known);
        return meant.map(candidate -> "did you mean " + candidate + "? ").orElse("") + otherwise;
    }

    private static String described(List<ArgSpec> missing) {
        ArgSpec first = missing.get(0);
        return first instanceof OptionSpec option ? "a value after " + option.longestName() : first.paramLabel();
    }

    private static String sentence(String message) {
        String line = message.replaceAll("\\s*\\R\\s*", " ").strip();
        return line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }
}

package dev.glmsh.repl;

import dev.glmsh.shell.command.Similar;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the program's own command line, in one line with the next step. */
final class UsageFailure {
    private static final String HELP = "see glmsh --help";

    private UsageFailure() {}

    static String line(ParameterException refusal) {
        if (refusal instanceof UnmatchedArgumentException unmatched) {
            String option = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
            List<String> names = refusal.getCommandLine().getCommandSpec().options().stream()
                    .map(OptionSpec::longestName)
                    .toList();
            return "unknown option " + option + "; "
                    + Similar.to(option, names)
                            .map(meant -> "did you mean " + meant + "? ")
                            .orElse("")
                    + HELP;
        }
        String message = String.valueOf(refusal.getMessage())
                .replaceAll("\\s*\\R\\s*", " ")
                .strip();
        return Character.toLowerCase(message.charAt(0)) + message.substring(1) + "; " + HELP;
    }
}

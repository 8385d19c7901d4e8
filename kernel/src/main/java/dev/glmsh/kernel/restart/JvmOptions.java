package dev.glmsh.kernel.restart;

import dev.glmsh.GlmshException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Options of Java that a cell asks for: {@code %jvm -Xmx24g}.
 *
 * @param options each as Java takes it, in order
 */
public record JvmOptions(List<String> options) {
    private static final Pattern COMMAND = Pattern.compile("\\s*[:%]jvm(\\s.*)?", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("-(?:X|D)\\S+");

    /** What an option sets; of two with the same beginning Java takes the last. */
    private static final Pattern SETS = Pattern.compile("-Xm[nsx]|-Xss|-D[^=]+|-XX:[-+]?(\\w+)|-X[a-z]+|.+");

    /** Copies the list. */
    public JvmOptions {
        options = List.copyOf(options);
    }

    /** Whether a command is this one. */
    public static boolean isCommand(String line) {
        return COMMAND.matcher(line).matches();
    }

    /**
     * The options in a command.
     *
     * @throws GlmshException if there are none, or something else
     */
    public static JvmOptions parse(String command) {
        Matcher matcher = COMMAND.matcher(command);
        String words =
                matcher.matches() && matcher.group(1) != null ? matcher.group(1).strip() : "";
        if (words.isEmpty()) {
            throw new GlmshException("%jvm needs an option of Java", "such as %jvm -Xmx24g");
        }
        List<String> options = Stream.of(words.split("\\s+")).toList();
        for (String option : options) {
            if (!OPTION.matcher(option).matches()) {
                throw new GlmshException(
                        "%jvm takes no " + option, "use options that begin with -X or -D, such as %jvm -Xmx24g");
            }
        }
        return new JvmOptions(options);
    }

    /** Whether this Java was started with them, and with nothing that overrides them. */
    public boolean areRunning() {
        return areAmong(ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    boolean areAmong(List<String> arguments) {
        return options.stream().allMatch(option -> last(arguments, sets(option)).equals(Optional.of(option)));
    }

    private static Optional<String> last(List<String> arguments, String name) {
        return arguments.stream()
                .filter(argument -> sets(argument).equals(name))
                .reduce((before, after) -> after);
    }

    private static String sets(String option) {
        Matcher matcher = SETS.matcher(option);
        if (!matcher.lookingAt()) {
            return option;
        }
        return matcher.group(1) == null ? matcher.group() : matcher.group(1);
    }

    /** As they are typed. */
    @Override
    public String toString() {
        return options.stream().collect(Collectors.joining(" "));
    }
}

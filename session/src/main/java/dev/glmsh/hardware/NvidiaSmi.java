package dev.glmsh.hardware;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks NVIDIA's own tool, which comes with the driver. One question gets all fields of all cards; only a driver that does
 * not know a field is asked again. Without its persistence daemon a driver starts anew for each question, which takes a
 * second or more a card: hence the long limit.
 */
final class NvidiaSmi {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int MOST_QUESTIONS = 8;
    private static final List<String> FILE_NAMES = List.of("nvidia-smi", "nvidia-smi.exe");

    /** Where installers put it without adding the place to the path: WSL, and Windows before 2018. */
    private static final List<String> UNUSUAL_PLACES = List.of(
            "/usr/lib/wsl/lib", "/usr/bin", "C:\\Windows\\System32", "C:\\Program Files\\NVIDIA Corporation\\NVSMI");

    private NvidiaSmi() {}

    /** Asks the tool that is installed here. Takes at most 15 seconds a question, commonly 20 to 1000 ms. */
    static NvidiaAnswer read() {
        return locate(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .map(tool -> ask(arguments -> TimedCommand.run(command(tool, arguments), LIMIT)))
                .orElseGet(NvidiaAnswer.NotInstalled::new);
    }

    /**
     * The tool, in the directories of {@code path} or in those where installers put it. Relative directories are passed
     * over: nothing is to be run because of where glmsh was started.
     */
    static Optional<Path> locate(String path) {
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator, -1)), UNUSUAL_PLACES.stream())
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> FILE_NAMES.stream().flatMap(name -> program(directory, name).stream()))
                .findFirst();
    }

    /** Asks {@code tool}, which runs nvidia-smi with the arguments it is given. */
    static NvidiaAnswer ask(Function<List<String>, CommandResult> tool) {
        NvidiaQuery query = NvidiaQuery.FULL;
        CommandResult result = tool.apply(query.arguments());
        for (int asked = 1; asked < MOST_QUESTIONS; asked++) {
            Optional<String> refused = refusedField(result);
            if (refused.isEmpty()) {
                break;
            }
            query = query.without(refused.get());
            result = tool.apply(query.arguments());
        }
        return answer(query, result);
    }

    /** One lost card makes the exit code an error while the others are still listed; they count. */
    private static NvidiaAnswer answer(NvidiaQuery query, CommandResult result) {
        List<GpuCard> cards =
                result instanceof CommandResult.Finished finished ? query.parse(finished.output()) : List.of();
        if (!cards.isEmpty()) {
            return new NvidiaAnswer.Cards(cards);
        }
        return new NvidiaAnswer.Failed(NvidiaFailure.of(result));
    }

    private static Optional<String> refusedField(CommandResult result) {
        return result instanceof CommandResult.Finished finished
                ? NvidiaQuery.refusedField(finished.output())
                : Optional.empty();
    }

    private static Optional<Path> program(String directory, String name) {
        try {
            return Optional.of(Path.of(directory, name))
                    .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file));
        } catch (InvalidPathException notHere) {
            return Optional.empty();
        }
    }

    private static List<String> command(Path tool, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(arguments);
        return command;
    }
}

package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.session.Session;
import dev.glmsh.shell.Result;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.output.Failure;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.settings.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example that help shows, with the demo model and a folder for what they write. */
class HelpExamplesTest {
    private static final Path DEMO = Path.of("..", "demo", "glm4-demo");

    @TempDir
    Path folder;

    static Stream<Arguments> help() {
        Stream<Arguments> commands = Commands.standard()
                .all()
                .map(spec -> Arguments.of(
                        spec.name(),
                        Arrays.stream(spec.usageMessage().footer())
                                .filter(line -> line.startsWith("  "))
                                .toList()));
        Stream<Arguments> topics = HelpTopics.names().stream()
                .filter(name -> !name.equals("scripts"))
                .map(name -> Arguments.of("topic " + name, examplesOf(name)));
        return Stream.concat(commands, topics);
    }

    private static List<String> examplesOf(String topic) {
        String start = topic.equals("java") ? "  " : "  :";
        return HelpTopics.text(topic)
                .orElseThrow()
                .lines()
                .filter(line -> line.startsWith(start))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("help")
    void shows_examples_that_work(String name, List<String> examples) {
        assertThat(examples).as("examples of " + name).isNotEmpty();
        try (Session session = Session.open();
                Shell shell = Shell.open(session, Optional.of(DEMO), Settings.open(folder, Map.of(), Map.of()))) {
            if (name.equals(":info") || name.equals("topic java")) {
                session.load(DEMO.toString());
            }
            for (String example : examples) {
                if (example.startsWith("  :edit") || example.startsWith("  :download")) {
                    continue; // a person's editor, and the network; their own tests bring what they need
                }
                Result result = shell.evaluate(inThisFolder(example), Output.SILENT);
                assertThat(result.failure().map(Failure::line)).as(example).isEmpty();
            }
        }
    }

    /** The example as it would be typed in the root of the repository, with its files in the test's folder. */
    private String inThisFolder(String example) {
        String moved =
                example.strip().replace("demo/glm4-demo", DEMO.toString()).replaceAll(" demo$", " .");
        moved = moved.replace(
                " demo-int4", " " + Quotation.of(folder.resolve("demo-int4").toString()));
        Matcher file = Pattern.compile("(.*>>? |:(?:save|load)-chat |:save |:open )([a-z]+\\.[a-z]+)")
                .matcher(moved);
        return file.matches()
                ? file.group(1) + Quotation.of(folder.resolve(file.group(2)).toString())
                : moved;
    }
}

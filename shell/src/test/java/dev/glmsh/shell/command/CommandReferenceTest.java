package dev.glmsh.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** Holds {@code docs/commands.md} to what the commands declare. */
class CommandReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "commands.md");
    private static final String WRITE = "./mvnw -q -pl session,shell test -Dtest=CommandReferenceTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dglmsh.docs=write";

    @Test
    void is_what_the_commands_declare() throws Exception {
        String current = reference();
        if ("write".equals(System.getProperty("glmsh.docs"))) {
            Files.writeString(REFERENCE, current);
        }

        assertThat(Files.readString(REFERENCE).replace("\r\n", "\n"))
                .as("docs/commands.md is out of date; write it by\n" + WRITE + "\n")
                .isEqualTo(current);
    }

    private static String reference() {
        String commands =
                Commands.standard().all().map(CommandReferenceTest::section).collect(Collectors.joining("\n"));
        String topics = HelpTopics.names().stream()
                .map(name -> "## :help %s\n\n%s"
                        .formatted(name, block(HelpTopics.text(name).orElseThrow())))
                .collect(Collectors.joining("\n"));
        return "# Commands\n\nMade from the declarations of the commands; do not edit. Write it anew by\n`" + WRITE
                + "`.\n\n" + commands + "\n" + topics;
    }

    private static String section(CommandSpec spec) {
        return "## " + spec.name() + "\n\n"
                + block(spec.commandLine().getUsageMessage(Ansi.OFF).replace("\r\n", "\n"));
    }

    private static String block(String text) {
        return "```\n" + text.stripTrailing() + "\n```\n";
    }
}

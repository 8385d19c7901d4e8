package dev.glmsh.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the POSIX launcher; Windows has glmsh.cmd")
class LauncherIT {
    @TempDir
    Path folder;

    private Path home;

    /** A checkout in a folder with blanks, reached by a link; what was built is the real one. */
    @BeforeEach
    void installWithBlanksInThePath() throws Exception {
        home = Files.createDirectories(folder.resolve("my programs/glmsh"));
        Files.copy(Command.ROOT.resolve("glmsh"), home.resolve("glmsh"));
        assertThat(home.resolve("glmsh").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(home.resolve("repl/target"));
        Files.createSymbolicLink(home.resolve("repl/target/lib"), Command.ROOT.resolve("repl/target/lib"));
    }

    @AfterEach
    void leaveWhatWasBuiltAlone() throws Exception {
        Files.delete(home.resolve("repl/target/lib"));
    }

    @Test
    void starts_from_anywhere_through_a_link_whatever_the_locale() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("glmsh"));

        Command command = Command.in(folder, link.toString(), "--no-demo", "-c", "\"你好 \" + 1");

        assertThat(command.with("LC_ALL", "C").run()).isEqualTo(new Command.Outcome(0, "String $1 ==> \"你好 1\"\n", ""));
    }

    @Test
    void hands_the_exit_code_on() {
        assertThat(Command.in(folder, home.resolve("glmsh").toString(), "-c", ":nosuch")
                        .run())
                .isEqualTo(new Command.Outcome(1, "", "glmsh: unknown command :nosuch; see :help\n"));
    }

    @Test
    void reads_a_script_from_a_pipe() {
        assertThat(Command.in(folder, home.resolve("glmsh").toString()).reading("int x = 1;\nx + 1\n"))
                .isEqualTo(new Command.Outcome(0, "int x ==> 1\nint $1 ==> 2\n", ""));
    }

    @Test
    void runs_a_script_that_is_a_program_of_its_own() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("glmsh"), home.resolve("glmsh"));
        Path script = Files.writeString(folder.resolve("script"), "#!" + link + "\nargs[0] + args.length\n:quit 3\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(Command.in(folder, script.toString(), "a b", "c").run())
                .isEqualTo(new Command.Outcome(3, "String $1 ==> \"a b2\"\n", ""));
    }

    @Test
    void refuses_an_old_Java() throws Exception {
        Path java = fakeJava("JAVA_VERSION=\"11.0.2\"\n");

        assertThat(glmshWithJava(java))
                .isEqualTo(new Command.Outcome(
                        1,
                        "",
                        "glmsh: " + java + "/bin/java is Java 11; glmsh needs a JDK, 17 or newer: install one or set"
                                + " JAVA_HOME\n"));
    }

    @Test
    void refuses_a_runtime_without_a_compiler() throws Exception {
        Path java = fakeJava("JAVA_VERSION=\"21.0.2\"\nMODULES=\"java.base java.logging\"\n");

        assertThat(glmshWithJava(java).err())
                .isEqualTo("glmsh: " + java + "/bin/java lacks the module jdk.jshell; it is a runtime, and glmsh needs"
                        + " a whole JDK: install one or set JAVA_HOME\n");
    }

    @Test
    void says_when_JAVA_HOME_holds_no_Java() {
        assertThat(glmshWithJava(folder).err())
                .isEqualTo("glmsh: JAVA_HOME is " + folder + ", which has no bin/java; set it to a JDK, 17 or newer\n");
    }

    private Command.Outcome glmshWithJava(Path java) {
        return Command.in(folder, home.resolve("glmsh").toString(), "--version")
                .with("JAVA_HOME", java.toString())
                .run();
    }

    private Path fakeJava(String release) throws Exception {
        Path java = folder.resolve("jdk");
        Path program = Files.createDirectories(java.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\nexit 3\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(java.resolve("release"), release);
        return java;
    }
}

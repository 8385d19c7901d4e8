package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How OSHI behaves in a fresh JVM, since what it loads and prints can be seen only once a process. */
class OshiTest {
    /** Asks everything of OSHI that this package does, as on a system without /proc. */
    static final class EveryProbe {
        public static void main(String[] arguments) {
            KernelFiles none = new KernelFiles(Path.of(arguments[0]));
            HostMemory host = HostMemory.read(none);
            ProcessMemory process = ProcessMemory.read(none);
            Processor processor = Processor.read(none);
            OshiCards.read();
            boolean sensible = host.total() > 0
                    && processor.logicalCores() > 0
                    && process.rssAnon().isEmpty();
            System.exit(sensible ? 0 : 1);
        }
    }

    /** Asks what Linux answers by itself, then fails if OSHI was loaded for it. */
    static final class LinuxProbes {
        public static void main(String[] arguments) {
            HostMemory.read();
            ProcessMemory.read();
            CgroupLimit.read();
            JvmMemory.read();
            Smaps.read();
            PageMap.residency(0, 0);
        }
    }

    @Test
    void prints_nothing(@TempDir Path empty) {
        assertThat(run(List.of(), EveryProbe.class, empty.toString())).isEqualTo(new CommandResult.Finished(0, ""));
    }

    @Test
    void is_missed_by_no_probe_when_its_native_library_cannot_be_loaded(@TempDir Path empty) {
        List<String> withoutNatives = List.of(
                "-Djna.nosys=true", "-Djna.noclasspath=true", "-Djna.boot.library.path=" + empty.resolve("nowhere"));
        assertThat(run(withoutNatives, EveryProbe.class, empty.toString()))
                .isEqualTo(new CommandResult.Finished(0, ""));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void is_not_loaded_for_what_linux_tells() {
        assertThat(run(List.of("-Xlog:class+load:stdout"), LinuxProbes.class))
                .isInstanceOfSatisfying(CommandResult.Finished.class, result -> {
                    assertThat(result.exitCode()).isZero();
                    assertThat(result.output())
                            .contains("dev.glmsh.hardware.Smaps")
                            .doesNotContain("oshi.SystemInfo ")
                            .doesNotContain("com.sun.jna");
                });
    }

    private static CommandResult run(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return TimedCommand.run(command, Duration.ofSeconds(100));
    }
}

package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SmapsTest {
    private static final String SHARD_TWICE_AND_HEAP = """
            7f0000000000-7f0040000000 r--p 00000000 08:02 1234                       /models/a model/model.safetensors
            Size:            1048576 kB
            Rss:              524288 kB
            Anonymous:             0 kB
            Swap:                  0 kB
            VmFlags: rd mr mw me
            7f0040000000-7f0040010000 rw-p 40000000 08:02 1234                       /models/a model/model.safetensors
            Size:                 64 kB
            Rss:                  32 kB
            Anonymous:            16 kB
            Swap:                  8 kB
            7f0060000000-7f0060800000 rw-p 00000000 00:00 0\s
            Size:               8192 kB
            Rss:                   8 kB
            Anonymous:             8 kB
            7f0050000000-7f0050010000 rw-p 00000000 00:00 0                          [heap]
            Size:                 64 kB
            Rss:                  64 kB
            7f0070000000-7f0070010000 r-xp 00000000 08:02 99                         /lib/gone.so (deleted)
            Size:                 64 kB
            Rss:                   4 kB
            """;

    @Test
    void adds_up_the_mappings_of_each_file() {
        assertThat(Smaps.parse(SHARD_TWICE_AND_HEAP))
                .containsExactly(
                        new MappedFile(
                                "/models/a model/model.safetensors",
                                1_048_640L * 1024,
                                524_320L * 1024,
                                16 * 1024,
                                8 * 1024),
                        new MappedFile("/lib/gone.so (deleted)", 64 * 1024, 4 * 1024, 0, 0));
        assertThat(Smaps.parse(SHARD_TWICE_AND_HEAP).get(0).rssFile()).isEqualTo(524_304L * 1024);
    }

    @Test
    void reads_a_capture() {
        assertThat(Smaps.parse(Captured.text("proc/smaps-of-cat")))
                .extracting(MappedFile::path)
                .contains("/usr/bin/cat")
                .allMatch(path -> path.startsWith("/"));
    }

    @Test
    void is_empty_where_the_system_does_not_tell(@TempDir Path empty) {
        assertThat(Smaps.read(new KernelFiles(empty))).isEmpty();
        assertThat(Smaps.parse("nonsense\n\n")).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sees_the_jdk_that_runs_this_test() {
        assertThat(Smaps.read())
                .filteredOn(file -> file.path().endsWith("libjvm.so"))
                .singleElement()
                .satisfies(jvm -> assertThat(jvm.rss()).isPositive().isLessThanOrEqualTo(jvm.size()));
    }
}

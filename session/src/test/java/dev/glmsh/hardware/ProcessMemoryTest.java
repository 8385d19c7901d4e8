package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessMemoryTest {
    @Test
    void reads_captured_files(@TempDir Path root) {
        Captured.put(root, "proc/self/status", Captured.text("proc/status"));
        Captured.put(root, "proc/self/stat", Captured.text("proc/stat"));
        assertThat(ProcessMemory.read(new KernelFiles(root)))
                .isEqualTo(new ProcessMemory(
                        kilobytes(253_008),
                        kilobytes(156_084),
                        kilobytes(96_924),
                        kilobytes(0),
                        kilobytes(0),
                        kilobytes(253_008),
                        Optional.of(new PageFaults(41_100, 0))));
    }

    @Test
    void leaves_out_what_an_old_kernel_does_not_tell(@TempDir Path root) {
        Captured.put(root, "proc/self/status", "Name:\tjava\nVmHWM:\t  200 kB\nVmRSS:\t  100 kB\n");
        assertThat(ProcessMemory.read(new KernelFiles(root)))
                .isEqualTo(new ProcessMemory(
                        kilobytes(100),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        kilobytes(200),
                        Optional.empty()));
    }

    @Test
    void counts_page_faults_after_a_command_with_parentheses() {
        assertThat(PageFaults.parse("1 (a) S) b) S 1 1 1 0 -1 4194304 41100 7 12 9 87 20"))
                .contains(new PageFaults(41_100, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 (java) S 1 2 3", "1 (java) S 1 1 1 0 -1 4194304 x 7 y 9"})
    void makes_nothing_of_another_text(String text) {
        assertThat(PageFaults.parse(text)).isEmpty();
    }

    @Test
    void asks_oshi_where_there_is_no_proc(@TempDir Path empty) {
        ProcessMemory memory = ProcessMemory.read(new KernelFiles(empty));
        assertThat(memory.rss().orElse(1)).isPositive();
        assertThat(memory.rssAnon()).isEmpty();
        assertThat(memory.highWaterMark()).isEmpty();
    }

    @Test
    void says_when_the_high_water_mark_cannot_be_reset(@TempDir Path empty) throws IOException {
        Files.createDirectories(empty.resolve("proc/self"));
        assertThat(ProcessMemory.resetHighWaterMark(new KernelFiles(empty))).isFalse();
        assertThat(empty.resolve("proc/self/clear_refs")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tells_the_peak_since_the_last_reset() {
        int size = 64 << 20;
        touch(ByteBuffer.allocateDirect(size));
        if (!ProcessMemory.resetHighWaterMark()) {
            return;
        }
        long before = ProcessMemory.read().highWaterMark().getAsLong();
        touch(ByteBuffer.allocateDirect(2 * size));
        assertThat(ProcessMemory.read().highWaterMark().getAsLong() - before).isGreaterThan(size);
    }

    private static void touch(ByteBuffer buffer) {
        for (int i = 0; i < buffer.capacity(); i += 4096) {
            buffer.put(i, (byte) 1);
        }
    }

    private static OptionalLong kilobytes(long count) {
        return OptionalLong.of(count * 1024);
    }
}

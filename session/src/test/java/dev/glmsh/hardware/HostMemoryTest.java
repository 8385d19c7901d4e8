package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostMemoryTest {
    @Test
    void reads_a_captured_meminfo() {
        String meminfo = Captured.text("proc/meminfo");
        KernelSizes sizes = KernelSizes.parse(meminfo);
        assertThat(HostMemory.parse(meminfo))
                .contains(new HostMemory(
                        24_684_096L * 1024,
                        sizes.bytes("MemAvailable").getAsLong(),
                        sizes.bytes("MemFree").getAsLong(),
                        0,
                        0));
    }

    @Test
    void tells_how_much_swap_is_used() {
        assertThat(HostMemory.parse("""
                                MemTotal:       16000000 kB
                                MemFree:         1000000 kB
                                MemAvailable:    5000000 kB
                                Buffers:          100000 kB
                                Cached:          3000000 kB
                                SwapCached:        20000 kB
                                SwapTotal:       2000000 kB
                                SwapFree:        1500000 kB
                                HugePages_Total:       0
                                """))
                .contains(
                        new HostMemory(16_384_000_000L, 5_120_000_000L, 1_024_000_000L, 2_048_000_000L, 512_000_000L));
    }

    @Test
    void estimates_available_memory_where_an_old_kernel_does_not_tell() {
        assertThat(HostMemory.parse("""
                                MemTotal:        4000000 kB
                                MemFree:          500000 kB
                                Buffers:          100000 kB
                                Cached:           400000 kB
                                """)).contains(new HostMemory(4_096_000_000L, 1_024_000_000L, 512_000_000L, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MemTotal: 1 kB", "MemTotal: many kB\nMemFree: 1 kB", "nonsense"})
    void makes_nothing_of_another_text(String text) {
        assertThat(HostMemory.parse(text)).isEmpty();
    }

    @Test
    void asks_oshi_where_there_is_no_proc(@TempDir Path empty) {
        HostMemory memory = HostMemory.read(new KernelFiles(empty));
        assertThat(memory.total()).isPositive();
        assertThat(memory.available()).isPositive().isLessThanOrEqualTo(memory.total());
        assertThat(memory.free()).isLessThanOrEqualTo(memory.available());
    }

    @Test
    void takes_an_unreadable_file_for_an_absent_one(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("proc/meminfo"));
        assertThat(HostMemory.read(new KernelFiles(root)).total()).isPositive();
    }

    @Test
    void reads_this_machine() {
        HostMemory memory = HostMemory.read();
        assertThat(memory.total()).isGreaterThan(Runtime.getRuntime().totalMemory());
        assertThat(memory.available()).isBetween(memory.free() / 2, memory.total());
    }
}

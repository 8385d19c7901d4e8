package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PageMapTest {
    private static final int SIZE = 8 << 20;
    private static final int PAGE = 4096;
    private static final long PRESENT = 1L << 63;
    private static final long SWAPPED = 1L << 62;
    private static final long FILE = 1L << 61;

    @Test
    void decodes_entries_and_counts_only_the_covered_part_of_a_page() {
        ByteBuffer entries = ByteBuffer.allocate(5 * Long.BYTES).order(ByteOrder.nativeOrder());
        entries.putLong(PRESENT | FILE)
                .putLong(PRESENT | 0x1234)
                .putLong(0)
                .putLong(SWAPPED)
                .putLong(PRESENT | FILE);
        entries.flip();
        assertThat(PageMap.count(entries, PAGE, PAGE, PAGE + 96, 5 * PAGE + 10))
                .isEqualTo(new Residency(PAGE - 96 + 10, PAGE, PAGE));
    }

    @Test
    void finds_the_page_size_in_the_auxiliary_vector() {
        ByteBuffer vector = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
        vector.putLong(16)
                .putLong(0x178bfbff)
                .putLong(6)
                .putLong(16_384)
                .putLong(0)
                .putLong(0);
        assertThat(PageSize.parse(vector.array())).hasValue(16_384);
        assertThat(PageSize.parse(new byte[0])).isEmpty();
        assertThat(PageSize.parse(new byte[20])).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void measuring_leaves_no_memory_behind() {
        long before = directMemory();
        for (int i = 0; i < 20; i++) {
            assertThat(PageMap.residency(0x10000, 64L << 20)).isPresent();
        }
        assertThat(directMemory() - before).isLessThan(PAGE * 32);
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    @Test
    void adds_ranges_up() {
        assertThat(new Residency(1, 2, 3).plus(new Residency(10, 20, 30))).isEqualTo(new Residency(11, 22, 33));
        assertThat(new Residency(1, 2, 3).present()).isEqualTo(3);
    }

    @Test
    void is_empty_where_the_kernel_does_not_tell(@TempDir Path empty) {
        assertThat(PageMap.residency(new KernelFiles(empty), 4096, 4096)).isEmpty();
    }

    @Test
    void refuses_what_is_no_range() {
        assertThatThrownBy(() -> PageMap.residency(Long.MAX_VALUE, 1))
                .hasMessage("not a range of addresses: 9223372036854775807 + 1");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tells_touched_from_untouched_pages_of_a_direct_buffer() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
        touch(buffer, SIZE);
        Optional<Residency> all = residency(buffer, 0, SIZE);
        if (all.isPresent()) {
            assertThat(all).contains(new Residency(0, SIZE, 0));
            assertThat(residency(buffer, 100, 1000)).contains(new Residency(0, 1000, 0));
            assertThat(residency(buffer, 0, 0)).contains(Residency.NONE);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tells_touched_from_untouched_pages_of_a_mapped_file(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("shard");
        Files.write(file, new byte[SIZE]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer shard = channel.map(MapMode.READ_ONLY, 0, SIZE);
            Optional<Residency> before = residency(shard, 0, SIZE);
            if (before.isEmpty()) {
                return;
            }
            assertThat(before).contains(Residency.NONE);
            assertThat(read(shard, SIZE / 2)).isZero();
            Residency half = residency(shard, 0, SIZE).orElseThrow();
            assertThat(half.presentFile()).isBetween(SIZE / 2L, SIZE - 1L);
            assertThat(half.presentAnonymous()).isZero();

            MappedByteBuffer copied = channel.map(MapMode.PRIVATE, 0, SIZE);
            touch(copied, SIZE / 4);
            assertThat(residency(copied, 0, SIZE / 4)).contains(new Residency(0, SIZE / 4, 0));
        }
    }

    private static void touch(ByteBuffer buffer, int length) {
        for (int i = 0; i < length; i += PAGE) {
            buffer.put(i, (byte) 1);
        }
    }

    private static int read(ByteBuffer buffer, int length) {
        int sum = 0;
        for (int i = 0; i < length; i += PAGE) {
            sum += buffer.get(i);
        }
        return sum;
    }

    private static Optional<Residency> residency(Buffer buffer, long offset, long length) {
        long address = Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
        return PageMap.residency(address + offset, length);
    }
}

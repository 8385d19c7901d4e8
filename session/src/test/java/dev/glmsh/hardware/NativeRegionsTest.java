package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.glmsh.hardware.NativeRegions.Region;
import java.nio.LongBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NativeRegionsTest {
    private static final long M = 1 << 20;

    /** Lines as the kernel writes them: a Java heap, malloc's heap, a mapped shard, a large block, a guard and code. */
    private static final String MAPS = """
            80000000-88000000 rw-p 00000000 00:00 0
            5581d0000000-5581d1000000 rw-p 00000000 00:00 0                          [heap]
            7f1000000000-7f1001000000 rw-p 00000000 fe:00 1234                       /models/a b/model.safetensors
            7f1001000000-7f1004000000 rw-p 00000000 00:00 0
            7f1004000000-7f1005000000 ---p 00000000 00:00 0
            7f1005000000-7f1006000000 rwxp 00000000 00:00 0
            7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0                          [stack]
            """;

    private static NativeRegions anonymous(String maps) {
        return NativeRegions.parse(
                maps,
                line -> NativeRegions.isAnonymous(
                        line.group(3), line.group(4), Long.parseUnsignedLong(line.group(1), 16)));
    }

    private static NativeRegions regions(long... megabytes) {
        Region[] all = new Region[megabytes.length / 2];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Region(megabytes[2 * i] * M, megabytes[2 * i + 1] * M);
        }
        return new NativeRegions(List.of(all));
    }

    @Test
    void finds_large_blocks_and_the_heap_of_malloc_without_its_end() {
        assertThat(anonymous(MAPS).regions())
                .containsExactly(
                        new Region(0x5581d0000000L, 0x5581d0c00000L), new Region(0x7f1001000000L, 0x7f1004000000L));
    }

    @Test
    void finds_files_by_their_path() {
        assertThat(NativeRegions.parse(MAPS, line -> line.group(4).equals("/models/a b/model.safetensors"))
                        .byteCount())
                .isEqualTo(16 * M);
    }

    @Test
    void tells_what_was_not_there_before() {
        NativeRegions now = regions(0, 100, 200, 300, 400, 402);
        assertThat(now.without(regions(0, 100))).isEqualTo(regions(200, 300)); // 2 MiB are too little
        assertThat(now.without(regions(50, 60, 90, 250))).isEqualTo(regions(0, 50, 60, 90, 250, 300));
        assertThat(now.without(regions(0, 500))).isEqualTo(NativeRegions.NONE);
        assertThat(now.without(NativeRegions.NONE)).isEqualTo(regions(0, 100, 200, 300));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void reads_a_block_of_this_process_and_does_not_touch_it_when_it_is_gone() {
        NativeRegions before = NativeRegions.anonymous();
        NativeRegions block;
        try (NativeBuffer buffer = NativeBuffer.allocate(96 << 20)) {
            LongBuffer longs = buffer.longs();
            for (int i = 0; i < longs.capacity(); i++) {
                longs.put(i, 5);
            }
            block = NativeRegions.anonymous().without(before);
            assertThat(block.byteCount()).isGreaterThanOrEqualTo(96 * M);
            assertThat(block.stillThere()).isEqualTo(block);
            // others of this process may have taken memory meanwhile
            assertThat(block.buffers())
                    .anySatisfy(
                            seen -> assertThat(seen.get(seen.capacity() / 2)).isEqualTo(5));
        }
        NativeRegions invented = new NativeRegions(List.of(new Region(1 << 20, 2 << 20)));
        assertThat(invented.stillThere()).isEqualTo(NativeRegions.NONE);
    }

    /** A block of 64 MiB lies in memory of its own; of it only the second quarter is written. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void leaves_out_what_was_never_written() {
        try (Memory block = new Memory(64 * M)) {
            long begin = Pointer.nativeValue(block);
            block.setMemory(16 * M, 16 * M, (byte) 1);

            NativeRegions written = new NativeRegions(List.of(new Region(begin, begin + 64 * M))).written();

            assertThat(written.byteCount()).isBetween(12 * M, 20 * M);
            assertThat(written.regions())
                    .singleElement()
                    .satisfies(region -> assertThat(region.from()).isBetween(begin + 12 * M, begin + 20 * M));
        }
    }
}

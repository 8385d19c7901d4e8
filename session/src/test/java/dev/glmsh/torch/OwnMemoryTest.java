package dev.glmsh.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class OwnMemoryTest {
    @Test
    void reads_what_lies_at_an_address() throws IOException {
        try (OwnMemory own = OwnMemory.open();
                Memory memory = new Memory(16)) {
            memory.setLong(0, 42);
            memory.setLong(8, -7);

            assertThat(own.readLong(Pointer.nativeValue(memory))).isEqualTo(42);
            ByteBuffer both = own.read(Pointer.nativeValue(memory), 16);
            assertThat(both.getLong(8)).isEqualTo(-7);
        }
    }

    @Test
    void fails_where_there_is_no_memory() throws IOException {
        try (OwnMemory own = OwnMemory.open()) {
            for (long nowhere : new long[] {0, 8, -1, Long.MAX_VALUE, 0x1234_5678_9abcL}) {
                assertThatThrownBy(() -> own.readLong(nowhere)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void finds_no_packed_weights_in_what_is_something_else() {
        try (Memory memory = new Memory(256)) {
            memory.clear();

            assertThat(PackedWeights.find(Pointer.nativeValue(memory))).isEmpty();
            assertThat(PackedWeights.find(16)).isEmpty();
        }
    }
}

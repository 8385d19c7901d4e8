package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JvmMemoryTest {
    @Test
    void counts_direct_buffers() {
        long before = JvmMemory.read().directBuffers();
        ByteBuffer buffer = ByteBuffer.allocateDirect(16 << 20);
        JvmMemory memory = JvmMemory.read();
        assertThat(memory.directBuffers() - before).isGreaterThanOrEqualTo(buffer.capacity());
        assertThat(memory.heapUsed()).isPositive().isLessThanOrEqualTo(memory.heapCommitted());
        assertThat(memory.nonHeapUsed()).isPositive().isLessThanOrEqualTo(memory.nonHeapCommitted());
        assertThat(memory.heapMax().orElse(Long.MAX_VALUE)).isGreaterThanOrEqualTo(memory.heapUsed());
    }
}

package dev.glmsh.hardware;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.OptionalLong;

/**
 * What the Java virtual machine holds, in bytes. LibTorch's tensors are not in here: they lie outside the JVM.
 *
 * @param heapUsed objects, dead ones not yet collected included
 * @param heapCommitted what the heap has taken from the system
 * @param heapMax what it may grow to ({@code -Xmx}); empty if there is no limit
 * @param nonHeapUsed classes, compiled code and the like
 * @param nonHeapCommitted what these have taken from the system
 * @param directBuffers memory behind direct byte buffers
 * @param mappedBuffers the length, not the resident part, of files mapped by {@code FileChannel.map}
 */
public record JvmMemory(
        long heapUsed,
        long heapCommitted,
        OptionalLong heapMax,
        long nonHeapUsed,
        long nonHeapCommitted,
        long directBuffers,
        long mappedBuffers) {

    /** The JVM now, without collecting garbage first. */
    public static JvmMemory read() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        MemoryUsage heap = memory.getHeapMemoryUsage();
        MemoryUsage nonHeap = memory.getNonHeapMemoryUsage();
        return new JvmMemory(
                heap.getUsed(),
                heap.getCommitted(),
                heap.getMax() < 0 ? OptionalLong.empty() : OptionalLong.of(heap.getMax()),
                nonHeap.getUsed(),
                nonHeap.getCommitted(),
                pool("direct"),
                pool("mapped"));
    }

    private static long pool(String name) {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals(name))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}

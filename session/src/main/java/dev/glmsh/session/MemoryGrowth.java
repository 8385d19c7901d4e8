package dev.glmsh.session;

import dev.glmsh.hardware.JvmMemory;
import dev.glmsh.hardware.ProcessMemory;
import java.util.OptionalLong;

/**
 * By how many anonymous bytes the process grew between two moments, without what the JVM took for itself meanwhile.
 * That is how packed weights are measured: oneDNN does not say where they lie.
 */
final class MemoryGrowth {
    private final OptionalLong before;
    private OptionalLong growth = OptionalLong.empty();

    private MemoryGrowth(OptionalLong before) {
        this.before = before;
    }

    static MemoryGrowth start() {
        return new MemoryGrowth(nativeAnonymous());
    }

    void end() {
        OptionalLong after = nativeAnonymous();
        if (before.isPresent() && after.isPresent()) {
            growth = OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong()));
        }
    }

    OptionalLong anonymous() {
        return growth;
    }

    private static OptionalLong nativeAnonymous() {
        OptionalLong anonymous = ProcessMemory.read().rssAnon();
        JvmMemory jvm = JvmMemory.read();
        return anonymous.isPresent()
                ? OptionalLong.of(anonymous.getAsLong() - jvm.heapCommitted() - jvm.nonHeapCommitted())
                : anonymous;
    }
}

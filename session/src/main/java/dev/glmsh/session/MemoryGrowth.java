package dev.glmsh.session;

import dev.glmsh.hardware.JvmMemory;
import dev.glmsh.hardware.NativeRegions;
import dev.glmsh.hardware.ProcessMemory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * By how many anonymous bytes the process grew between two moments, without what the JVM took for itself meanwhile, and
 * where. That is how packed weights are measured: oneDNN does not say where they lie.
 */
final class MemoryGrowth {
    private final OptionalLong before;
    private final NativeRegions earlier;
    private OptionalLong growth = OptionalLong.empty();
    private Optional<NativeRegions> taken = Optional.empty();

    private MemoryGrowth(OptionalLong before, NativeRegions earlier) {
        this.before = before;
        this.earlier = earlier;
    }

    static MemoryGrowth start() {
        return new MemoryGrowth(nativeAnonymous(), NativeRegions.anonymous());
    }

    void end() {
        OptionalLong after = nativeAnonymous();
        if (before.isPresent() && after.isPresent()) {
            growth = OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong()));
        }
        taken = Optional.of(NativeRegions.anonymous().without(earlier));
    }

    /** Empty before the end, and where the system does not tell. */
    OptionalLong anonymous() {
        return growth;
    }

    /** Where the process grew; to be asked for after the end. */
    NativeRegions regions() {
        return taken.orElseThrow();
    }

    private static OptionalLong nativeAnonymous() {
        OptionalLong anonymous = ProcessMemory.read().rssAnon();
        JvmMemory jvm = JvmMemory.read();
        return anonymous.isPresent()
                ? OptionalLong.of(anonymous.getAsLong() - jvm.heapCommitted() - jvm.nonHeapCommitted())
                : anonymous;
    }
}

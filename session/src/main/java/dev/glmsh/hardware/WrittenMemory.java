package dev.glmsh.hardware;

import dev.glmsh.hardware.NativeRegions.Region;
import java.util.ArrayList;
import java.util.List;

/** Which parts of an anonymous region are in memory, or were moved out of it. */
final class WrittenMemory {
    private static final long PIECE = 1L << 20;
    /** Blocks end with a few pages that nobody needs. */
    private static final double ENOUGH = 0.9;

    private WrittenMemory() {}

    /** Neighbouring pieces that were written nearly as a whole; if the system does not tell, all. */
    static List<Region> of(Region region) {
        List<Region> found = new ArrayList<>();
        long begin = region.from();
        for (long at = begin; at < region.to(); at += PIECE) {
            long end = Math.min(at + PIECE, region.to());
            if (!isWritten(at, end)) {
                found.add(new Region(begin, at));
                begin = end;
            }
        }
        found.add(new Region(begin, region.to()));
        return found.stream().filter(one -> one.byteCount() >= PIECE).toList();
    }

    private static boolean isWritten(long from, long to) {
        return PageMap.residency(from, to - from)
                .map(found -> found.presentAnonymous() + found.swapped() >= ENOUGH * (to - from))
                .orElse(true);
    }
}

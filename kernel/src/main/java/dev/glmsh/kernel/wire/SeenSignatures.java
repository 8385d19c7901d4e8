package dev.glmsh.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The newest signatures, so that a message which somebody has recorded is not heard twice. Used by one thread. */
final class SeenSignatures {
    private final int most;
    private final Set<String> seen = new LinkedHashSet<>();

    /** @param most how many are remembered */
    SeenSignatures(int most) {
        this.most = most;
    }

    /** Notes a signature; false if it was noted before. */
    boolean add(byte[] signature) {
        boolean isNew = seen.add(new String(signature, StandardCharsets.US_ASCII));
        if (seen.size() > most) {
            Iterator<String> oldest = seen.iterator();
            oldest.next();
            oldest.remove();
        }
        return isNew;
    }
}

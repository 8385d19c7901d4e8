package dev.glmsh.session;

import dev.glmsh.hardware.Processor;
import java.util.OptionalInt;

/** How many threads an operator uses when the user does not say: the physical cores that this process may use. */
final class ThreadCount {
    private ThreadCount() {}

    static int of(OptionalInt asked) {
        if (asked.isPresent()) {
            return asked.getAsInt();
        }
        Processor processor = Processor.read();
        return Math.max(
                1, Math.min(processor.usableCores(), processor.physicalCores().orElse(processor.logicalCores())));
    }
}

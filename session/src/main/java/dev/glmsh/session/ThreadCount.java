package dev.glmsh.session;

import dev.glmsh.hardware.Processor;
import java.util.Optional;
import java.util.OptionalInt;

/** How many threads an operator uses when the user does not say: the physical cores that this process may use. */
final class ThreadCount {
    private ThreadCount() {}

    static int of(OptionalInt asked) {
        return asked.isPresent() ? asked.getAsInt() : of(Processor.read());
    }

    static int of(Processor processor) {
        return Math.max(1, Math.min(processor.usableCores(), cores(processor)));
    }

    /** One sentence if a control group or an affinity leaves this process fewer cores than there are. */
    static Optional<String> note(Processor processor, OptionalInt asked) {
        int usable = processor.usableCores();
        if (usable >= cores(processor)) {
            return Optional.empty();
        }
        String of = "this process may use " + usable + " of " + cores(processor) + " cores";
        return asked.isEmpty()
                ? Optional.of("threads " + of(processor) + ": " + of)
                : Optional.of(of).filter(text -> asked.getAsInt() > usable);
    }

    private static int cores(Processor processor) {
        return processor.physicalCores().orElse(processor.logicalCores());
    }
}

package dev.glmsh.shell.java;

/**
 * Whether a thread that is being stopped will still end, told by what it has done since and not by the clock: on a busy
 * machine it gets its turn later, and is looked at as rarely. The times in the comments are those of an idle machine.
 * Used by one thread.
 */
final class StopProgress {
    private static final int STILL = 50; // looks at a thread that does not move where no error is delivered: 0.1 s
    private static final int STILL_IN_CLASS = 500; // the same where none was thrown, or a class is defined: 1 s
    private static final int SURVIVED = 100; // errors: 0.5 s
    private static final long SURVIVED_CPU_NS = 500_000_000;
    private static final long IN_CLASS_CPU_NS = 1_000_000_000;

    private final long cpuAtStart;
    private long cpuSeen;
    private long cpuAtFirstThrow;
    private long cpuAtThrow;
    private int throwsSent;
    private int survived;
    private int still;
    private boolean waits;
    private boolean definesClass;

    StopProgress(ThreadView start) {
        cpuAtStart = start.cpuNs();
        cpuSeen = start.cpuNs();
    }

    /**
     * To be told of every look at the thread.
     *
     * @param throwable whether errors can be thrown at it as a rule
     */
    void seen(ThreadView now, boolean throwable) {
        boolean unreached = !throwable || now.outOfReach() || now.definesClass();
        still = unreached && now.cpuNs() == cpuSeen ? still + 1 : 0;
        cpuSeen = now.cpuNs();
        waits = now.waits();
        definesClass = now.definesClass();
    }

    /** An error was thrown at the thread after it was seen last. */
    void thrown() {
        if (throwsSent == 0) {
            cpuAtFirstThrow = cpuSeen;
        } else if (cpuSeen > cpuAtThrow) {
            survived++; // it ran after the one before
        }
        cpuAtThrow = cpuSeen;
        throwsSent++;
    }

    /** Whether it will not end soon: nothing can reach it, or it swallows whatever is thrown at it. */
    boolean isHopeless() {
        if (throwsSent == 0) {
            return still >= STILL_IN_CLASS || cpuSeen - cpuAtStart >= IN_CLASS_CPU_NS;
        }
        boolean swallows = survived >= SURVIVED && (waits || cpuSeen - cpuAtFirstThrow >= SURVIVED_CPU_NS);
        return still >= (definesClass ? STILL_IN_CLASS : STILL) || swallows;
    }
}

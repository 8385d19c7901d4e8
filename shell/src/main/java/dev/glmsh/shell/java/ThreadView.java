package dev.glmsh.shell.java;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * What a thread does at a moment, seen from outside.
 *
 * @param stack its innermost frames, up to a thousand; a deeper look would hold it up more than the stop takes
 * @param state as Java has it
 * @param inNative whether it is in a native call
 * @param cpuNs what it has taken of a processor so far, in ns
 */
record ThreadView(List<StackTraceElement> stack, Thread.State state, boolean inNative, long cpuNs) {
    private static final int FRAMES = 1_000;

    /** A look at a thread; one that has ended has no frames. */
    static ThreadView of(Thread thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        ThreadInfo info = threads.getThreadInfo(thread.getId(), FRAMES);
        long cpuNs = threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(thread.getId()) : System.nanoTime();
        return info == null
                ? new ThreadView(List.of(), Thread.State.TERMINATED, false, cpuNs)
                : new ThreadView(Arrays.asList(info.getStackTrace()), info.getThreadState(), info.isInNative(), cpuNs);
    }

    /** Whether it waits for the session's own thread, or is about to. */
    boolean inSession() {
        return stack.stream().anyMatch(frame -> frame.getClassName().startsWith("dev.glmsh.torch."));
    }

    /** Whether it loads or initialises a class, other than a snippet's. */
    boolean definesClass() {
        return stack.stream()
                .filter(frame -> !SnippetFrames.isSnippet(frame))
                .anyMatch(frame -> frame.getMethodName().equals("<clinit>")
                        || (frame.getClassName().equals("java.lang.ClassLoader")
                                && frame.getMethodName().equals("loadClass")));
    }

    /** Whether it is in a native call or waits to enter a monitor, where no error is delivered. */
    boolean outOfReach() {
        return state == Thread.State.BLOCKED || (inNative && state == Thread.State.RUNNABLE);
    }

    /** Whether it sleeps or waits, from where an error wakes it. */
    boolean waits() {
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }
}

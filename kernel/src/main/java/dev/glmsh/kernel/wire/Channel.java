package dev.glmsh.kernel.wire;

/** The sockets on which messages travel; the heartbeat has none. */
public enum Channel {
    /** Requests that are answered one after the other. */
    SHELL,
    /** Requests that do not wait for those. */
    CONTROL,
    /** Questions to the person at the front end. */
    STDIN,
    /** What everybody hears. */
    IOPUB
}

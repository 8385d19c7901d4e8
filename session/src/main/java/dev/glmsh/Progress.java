package dev.glmsh;

/** Receives the progress of a long-running step, such as the bytes of a checkpoint that are loaded. */
@FunctionalInterface
public interface Progress {
    /** Ignores all reports. */
    Progress NONE = (what, done, total) -> {};

    /**
     * Reports that {@code done} of {@code total} units are finished. Called on the working thread, at least at the
     * start and at the end of a step.
     *
     * @param what the step, as a user would name it: {@code "loading model-00001-of-00004.safetensors"}
     */
    void update(String what, long done, long total);

    /**
     * Reports how far a transfer is, with speed and time left, some twenty times a second on the thread that waits for
     * it. One that does not show these treats it as an {@link #update}.
     */
    default void transferred(TransferProgress progress) {
        update(progress.what(), progress.done(), progress.total());
    }
}

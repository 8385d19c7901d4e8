package dev.glmsh.model;

/** Why a generation ended. */
public enum FinishReason {
    /** The model gave a stop id, or a stop string appeared. */
    STOP,
    /** The limit of new tokens, or the end of the context, was reached. */
    LENGTH,
    /** The user cancelled it. */
    CANCELLED
}

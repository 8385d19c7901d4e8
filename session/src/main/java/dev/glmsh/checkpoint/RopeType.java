package dev.glmsh.checkpoint;

/** How rotary frequencies are stretched for long contexts; named as {@code rope_type} in lower case. */
public enum RopeType {
    DEFAULT,
    LINEAR,
    DYNAMIC,
    YARN,
    LLAMA3
}

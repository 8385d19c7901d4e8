package dev.glmsh.template;

/** A part of the parsed template that errors can name. */
interface Node {
    /** The line it stands on, counted from 1. */
    int line();

    /** What it is, in a few words: {@code filter 'upper'}. */
    String construct();
}

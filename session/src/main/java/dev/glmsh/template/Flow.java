package dev.glmsh.template;

/** How a statement ended: normally, or on its way out of the innermost loop. */
enum Flow {
    NORMAL,
    BREAK,
    CONTINUE
}

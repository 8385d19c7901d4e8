/**
 * Markdown in a terminal, rendered while it streams: text goes in piece by piece, styled text comes out, and what came
 * out is never taken back, except that the code line at the cursor is drawn again in colours when it is complete.
 *
 * <pre>
 *   MarkdownStream (lines and blocks) → InlineText (emphasis, code, links) → WrappedText (rows)
 *                                     → CodeBlock (JLine's SyntaxHighlighter)
 * </pre>
 *
 * <p>Depends on {@code dev.glmsh.table} for the width of characters, and JLine. docs/adr/0007 tells why it is so.
 */
@NullMarked
package dev.glmsh.repl.markdown;

import org.jspecify.annotations.NullMarked;

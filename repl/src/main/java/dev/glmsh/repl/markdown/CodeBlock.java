package dev.glmsh.repl.markdown;

import dev.glmsh.table.DisplayWidth;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.builtins.SyntaxHighlighter;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Code between fences. A line is written as it comes and, when complete, once more over itself in colours: only if it
 * fits on one row and the terminal kept its width meanwhile, so that the cursor is sure to be on it. Long lines are left
 * to the terminal to wrap, which keeps them whole for copying.
 */
final class CodeBlock {
    /** Regular expressions need a deep stack for long lines. */
    private static final int LONGEST_HIGHLIGHTED = 500;

    private final IntSupplier columns;
    private final AttributedStringBuilder out;
    private final String fence;
    private final Optional<SyntaxHighlighter> highlighter;
    private final StringBuilder line = new StringBuilder();
    private boolean maybeFence = true;
    private int written;
    private int columnsAtStart;

    /** @param opening the whole line that opens the block, such as {@code ```java} */
    CodeBlock(String opening, IntSupplier columns, AttributedStringBuilder out) {
        this.columns = columns;
        this.out = out;
        this.fence = Span.run(opening.strip(), 0);
        this.highlighter = Highlighters.of(opening.strip().substring(fence.length()));
    }

    void push(int codePoint) {
        if (line.isEmpty()) {
            columnsAtStart = columns.getAsInt();
        }
        line.appendCodePoint(codePoint);
        maybeFence &= Character.isWhitespace(codePoint) || codePoint == fence.charAt(0);
        if (!maybeFence) {
            out.append(line.substring(written));
            written = line.length();
        }
    }

    /** Ends a line; whether it closed the block. */
    boolean newLine() {
        boolean closed = isFence();
        if (closed) {
            out.append(line.toString(), AttributedStyle.DEFAULT.faint());
        } else {
            out.append(line.substring(written));
            highlight();
        }
        out.append("\n");
        line.setLength(0);
        written = 0;
        maybeFence = true;
        return closed;
    }

    /** Writes what waits, where the text ends without closing the block. */
    void flush() {
        boolean closed = isFence();
        out.append(line.substring(written), closed ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT);
        written = line.length();
    }

    private boolean isFence() {
        return maybeFence && line.toString().strip().length() >= fence.length();
    }

    private void highlight() {
        if (line.length() > LONGEST_HIGHLIGHTED) {
            return;
        }
        String plain = line.toString();
        Optional<AttributedString> coloured = highlighter
                .map(rules -> rules.highlight(plain))
                .filter(text -> text.toString().equals(plain));
        boolean steady = columns.getAsInt() == columnsAtStart && width(plain) < columnsAtStart;
        if (steady && coloured.isPresent() && !coloured.get().equals(new AttributedString(plain))) {
            out.append("\r").append(coloured.get());
        }
    }

    /** Cells of a line, a tab counted as the most that it can take. */
    private static int width(String text) {
        return DisplayWidth.of(text)
                + 8 * (int) text.chars().filter(c -> c == '\t').count();
    }
}

package dev.glmsh.repl.markdown;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * Renders Markdown while it streams. What comes out does not depend on where the pieces break. Used by one thread at a
 * time.
 *
 * <pre>{@code
 * MarkdownStream markdown = new MarkdownStream(terminal::getColumns);
 * write(markdown.push("# Riv"));
 * write(markdown.push("ers\n- **Rhine**"));
 * write(markdown.finish());
 * }</pre>
 */
public final class MarkdownStream {
    private static final int LONGEST_RULE = 40;
    private static final int LONGEST_START = 200;
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();

    private final IntSupplier columns;
    private final AttributedStringBuilder out = new AttributedStringBuilder();
    private final WrappedText text;
    private final InlineText inline;
    private final StringBuilder start = new StringBuilder();
    private final AttributedStringBuilder hang = new AttributedStringBuilder();
    private boolean inText;
    private @Nullable CodeBlock code;

    /** @param columns of the terminal, asked again for each row; 0 if it does not say */
    public MarkdownStream(IntSupplier columns) {
        this.columns = columns;
        this.text = new WrappedText(columns, out);
        this.inline = new InlineText(text);
    }

    /** Takes the next piece, control characters removed, and returns what is to be written now. */
    public AttributedString push(String piece) {
        piece.codePoints().forEach(this::add);
        return taken();
    }

    /** The text is over: what was held back. The stream may be used for another text. */
    public AttributedString finish() {
        if (code != null) {
            code.flush();
            code = null;
        } else {
            decide(true);
            inline.end();
            text.flush();
        }
        beginLine();
        return taken();
    }

    private void add(int codePoint) {
        if (code != null) {
            addCode(code, codePoint);
        } else if (codePoint == '\n') {
            endLine();
        } else if (inText) {
            inline.push(codePoint);
        } else {
            start.appendCodePoint(codePoint);
            decide(false);
        }
    }

    private void addCode(CodeBlock block, int codePoint) {
        if (codePoint != '\n') {
            block.push(codePoint);
        } else if (block.newLine()) {
            code = null;
        }
    }

    private void endLine() {
        decide(true);
        inline.end();
        text.newLine();
        beginLine();
    }

    private void beginLine() {
        start.setLength(0);
        hang.setLength(0);
        inText = false;
        inline.begin(AttributedStyle.DEFAULT);
    }

    /** Goes as far as it is certain what the line begins with. */
    private void decide(boolean whole) {
        while (!inText && !(whole && start.isEmpty())) {
            Optional<BlockStart> block = BlockStart.of(start.toString(), whole);
            if (block.isPresent()) {
                begin(block.get());
            } else if (start.length() > LONGEST_START) {
                begin(AttributedStyle.DEFAULT);
            } else {
                return;
            }
        }
    }

    private void begin(BlockStart block) {
        start.delete(0, block.mark().length());
        String mark = block.mark();
        switch (block.kind()) {
            case FENCE -> {
                text.append(mark, FAINT);
                code = new CodeBlock(mark, columns, out);
                inText = true;
            }
            case RULE -> {
                int width = columns.getAsInt() > 1 ? Math.min(columns.getAsInt() - 1, LONGEST_RULE) : LONGEST_RULE;
                text.append("─".repeat(width), FAINT);
                inText = true;
            }
            case QUOTE -> prefix("│ ", FAINT, "│ ");
            case BULLET -> {
                String bullet = mark.replaceFirst("[-*+]", "•");
                prefix(bullet, AttributedStyle.DEFAULT, " ".repeat(bullet.length()));
            }
            case NUMBER -> prefix(mark, AttributedStyle.DEFAULT, " ".repeat(mark.length()));
            case HEADING -> begin(heading(block.level()));
            case TEXT -> begin(AttributedStyle.DEFAULT);
        }
    }

    private void prefix(String mark, AttributedStyle style, String further) {
        text.append(mark, style);
        hang.append(further, style);
    }

    /** The rest of the line is text. */
    private void begin(AttributedStyle style) {
        inText = true;
        String rest = start.toString();
        start.setLength(0);
        int indent = rest.length() - rest.stripLeading().length();
        text.hang(hang.append(" ".repeat(indent)).toAttributedString());
        inline.begin(style);
        rest.codePoints().forEach(inline::push);
    }

    private static AttributedStyle heading(int level) {
        AttributedStyle bold = AttributedStyle.BOLD;
        return level == 1 ? bold.underline() : level == 2 ? bold : bold.italic();
    }

    private AttributedString taken() {
        AttributedString all = out.toAttributedString();
        out.setLength(0);
        return all;
    }
}

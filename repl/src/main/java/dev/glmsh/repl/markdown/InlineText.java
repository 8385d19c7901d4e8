package dev.glmsh.repl.markdown;

import java.util.Optional;
import org.jline.utils.AttributedStyle;

/**
 * The text of a line with its emphasis, code and links. A marked span is written when it has closed. One that grows
 * longer than {@value #PATIENCE} characters no longer waits: its marks are then written too, faint, and what is between
 * them is styled as it comes. Marks that close nothing by the line's end are text.
 */
final class InlineText {
    private static final int PATIENCE = 40;
    private static final int LONGEST_TARGET = 300;

    private final WrappedText out;
    private final StringBuilder held = new StringBuilder();
    private AttributedStyle base = AttributedStyle.DEFAULT;
    private AttributedStyle style = AttributedStyle.DEFAULT;
    private String open = "";
    private int before;

    InlineText(WrappedText out) {
        this.out = out;
    }

    /** Begins a line. */
    void begin(AttributedStyle lineStyle) {
        base = lineStyle;
        style = lineStyle;
        open = "";
        before = 0;
        held.setLength(0);
    }

    void push(int codePoint) {
        held.appendCodePoint(codePoint);
        drain(false);
    }

    /** The line is over. */
    void end() {
        drain(true);
    }

    private void drain(boolean whole) {
        while (!held.isEmpty()) {
            String text = held.toString();
            Optional<Span> span = Span.first(text, before, whole);
            String mark = Span.run(text, 0);
            if (closes(text, mark, whole)) {
                style = base;
                open = "";
                writeMark(mark);
            } else if (span.isPresent()) {
                write(span.get(), style);
                consume(span.get().length());
            } else if (held.length() > patience(text)) {
                outgrow(mark);
            } else {
                return;
            }
        }
    }

    private static int patience(String text) {
        return text.contains("](") ? LONGEST_TARGET : PATIENCE;
    }

    private boolean closes(String text, String mark, boolean whole) {
        return !open.isEmpty() && mark.equals(open) && (whole || mark.length() < text.length());
    }

    private void outgrow(String mark) {
        writeMark(mark);
        if (open.isEmpty()) {
            Span.kind(mark).ifPresent(kind -> {
                style = styled(kind, base);
                open = mark;
            });
        }
    }

    private void writeMark(String mark) {
        out.append(mark, base.faint());
        consume(mark.length());
    }

    private void consume(int length) {
        before = held.codePointBefore(length);
        held.delete(0, length);
    }

    private void write(Span span, AttributedStyle around) {
        switch (span.kind()) {
            case TEXT -> out.append(span.text(), around);
            case CODE -> out.append(span.text(), styled(Span.Kind.CODE, around));
            case LINK -> {
                inside(span.text(), around.underline());
                if (!span.target().equals(span.text()) && !span.target().isEmpty()) {
                    out.append((span.text().isEmpty() ? "" : " ") + "(" + span.target() + ")", around.faint());
                }
            }
            default -> inside(span.text(), styled(span.kind(), around));
        }
    }

    /** Spans may hold spans; these are whole. */
    private void inside(String text, AttributedStyle around) {
        int last = 0;
        String rest = text;
        while (!rest.isEmpty()) {
            Span span = Span.first(rest, last, true).orElseThrow();
            write(span, around);
            last = rest.codePointBefore(span.length());
            rest = rest.substring(span.length());
        }
    }

    private static AttributedStyle styled(Span.Kind kind, AttributedStyle around) {
        return switch (kind) {
            case EMPHASIS -> around.italic();
            case STRONG -> around.bold();
            case STRONG_EMPHASIS -> around.bold().italic();
            case DELETED -> around.crossedOut();
            case CODE -> around.foreground(AttributedStyle.CYAN);
            case LINK -> around.underline();
            case TEXT -> around;
        };
    }
}

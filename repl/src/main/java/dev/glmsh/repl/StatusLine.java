package dev.glmsh.repl;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The line below the prompt: the model and what it takes. It is part of what the editor draws while it reads, and gone
 * when a line runs; so nothing that is streamed can meet it, and an idle prompt does nothing for it.
 */
final class StatusLine {
    private static final String GAP = "   ";

    private StatusLine() {}

    /** As many of the parts as fit, the most important first. */
    static AttributedString of(List<String> parts, int columns) {
        AttributedStringBuilder line = new AttributedStringBuilder();
        for (String part : parts) {
            AttributedString next = new AttributedString((line.length() == 0 ? "" : GAP) + Printable.of(part));
            if (line.columnLength() + next.columnLength() >= columns) {
                break;
            }
            line.append(next.toString(), AttributedStyle.DEFAULT.faint());
        }
        return line.toAttributedString();
    }
}

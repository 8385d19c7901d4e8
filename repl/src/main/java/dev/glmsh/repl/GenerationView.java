package dev.glmsh.repl;

import dev.glmsh.model.Thinking;
import dev.glmsh.repl.markdown.MarkdownStream;
import dev.glmsh.repl.markdown.WrappedText;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.ThinkingView;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * How a generation looks while it streams: Markdown rendered, thinking dimmed, folded or hidden, or all as it comes. Used
 * by the thread that generates.
 */
final class GenerationView {
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();

    private final boolean styles;
    private final Supplier<Display> display;
    private final IntSupplier columns;
    private final Consumer<AttributedString> screen;
    private final AttributedStringBuilder shown = new AttributedStringBuilder();
    private @Nullable MarkdownStream markdown;
    private @Nullable WrappedText thinking;
    private boolean folded;

    /**
     * A view.
     *
     * @param styles whether the screen has any; without, nothing is rendered
     * @param columns of the screen; 0 if it does not say
     */
    GenerationView(boolean styles, Supplier<Display> display, IntSupplier columns, Consumer<AttributedString> screen) {
        this.styles = styles;
        this.display = display;
        this.columns = columns;
        this.screen = screen;
    }

    /** A piece of the whole text. */
    void text(String piece) {
        if (isRaw()) {
            write(new AttributedString(Printable.of(piece)));
        }
    }

    /** A piece of the thinking. */
    void thinking(String piece) {
        if (isRaw()) {
            return;
        }
        if (view() == ThinkingView.SHOW) {
            dim(Printable.of(piece));
        } else if (view() == ThinkingView.FOLD && styles && !folded) {
            folded = true;
            write(new AttributedString("thinking…", FAINT));
        }
    }

    /** The thinking is over. */
    void thought(Thinking thought) {
        if (isRaw()) {
            return;
        }
        if (view() == ThinkingView.SHOW) {
            dim("\n\n");
        } else if (view() == ThinkingView.FOLD) {
            String over = folded ? "\r" : "";
            write(new AttributedStringBuilder()
                    .append(over)
                    .append(line(thought) + "\n", styles ? FAINT : AttributedStyle.DEFAULT)
                    .toAttributedString());
            folded = false;
        }
    }

    /** A piece of the answer. */
    void answer(String piece) {
        if (isRaw()) {
            return;
        }
        String safe = Printable.of(piece);
        if (!renders()) {
            write(new AttributedString(safe));
            return;
        }
        if (markdown == null) {
            markdown = new MarkdownStream(columns);
        }
        write(markdown.push(safe));
    }

    /** The generation is over. */
    void end() {
        if (thinking != null) {
            thinking.flush(); // a word may wait where the generation failed in the midst of it
            write(shown.toAttributedString());
            shown.setLength(0);
        }
        if (markdown != null) {
            write(markdown.finish());
        }
        markdown = null;
        thinking = null;
        folded = false;
    }

    /** What stands for a folded thinking. */
    static String line(Thinking thought) {
        return String.format(
                Locale.ROOT,
                "thought for %.1f s, %,d tokens%s; :think shows it",
                thought.ms() / 1000,
                thought.tokens(),
                thought.finished() ? "" : ", not to the end");
    }

    private void dim(String text) {
        if (thinking == null) {
            thinking = new WrappedText(columns, shown);
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                thinking.newLine();
            }
            thinking.append(lines[i], FAINT);
        }
        write(shown.toAttributedString());
        shown.setLength(0);
    }

    private void write(AttributedString text) {
        if (text.length() > 0) {
            screen.accept(text);
        }
    }

    private boolean renders() {
        return styles && !display.get().plain();
    }

    private boolean isRaw() {
        return !renders() && view() == ThinkingView.SHOW;
    }

    private ThinkingView view() {
        return display.get().think();
    }
}

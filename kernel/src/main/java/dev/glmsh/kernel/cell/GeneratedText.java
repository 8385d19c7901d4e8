package dev.glmsh.kernel.cell;

import dev.glmsh.model.Thinking;
import dev.glmsh.shell.output.Display;
import dev.glmsh.shell.output.ThinkingView;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** What a model has written so far, and how it looks: its Markdown rendered, its thinking folded, shown or left out. */
final class GeneratedText {
    private final Supplier<Display> look;
    private final StringBuilder whole = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder answer = new StringBuilder();
    private Optional<Thinking> thought = Optional.empty();

    GeneratedText(Supplier<Display> look) {
        this.look = look;
    }

    void whole(String piece) {
        whole.append(piece);
    }

    void thinking(String piece) {
        thinking.append(piece);
    }

    void thought(Thinking end) {
        thought = Optional.of(end);
    }

    void answer(String piece) {
        answer.append(piece);
    }

    DisplayData bundle() {
        Display display = look.get();
        DisplayData bundle = new DisplayData();
        bundle.putText(plain(display.think()));
        if (!display.plain()) {
            bundle.putHTML(html(display.think()));
        }
        return bundle;
    }

    private String plain(ThinkingView view) {
        return switch (view) {
            case SHOW -> whole.toString();
            case FOLD -> thought.map(end -> summary(end) + "\n").orElse("") + answer;
            case HIDE -> answer.toString();
        };
    }

    private String html(ThinkingView view) {
        String open = view == ThinkingView.SHOW ? " open" : "";
        String before = thinking.length() == 0 || view == ThinkingView.HIDE
                ? ""
                : "<details%s><summary>%s</summary>%s</details>\n"
                        .formatted(
                                open, thought.map(GeneratedText::summary).orElse("thinking…"), Markdown.html(thinking));
        return before + Markdown.html(answer);
    }

    private static String summary(Thinking thought) {
        return String.format(
                Locale.ROOT,
                "thought for %.1f s, %,d tokens%s",
                thought.ms() / 1000,
                thought.tokens(),
                thought.finished() ? "" : ", not to the end");
    }
}

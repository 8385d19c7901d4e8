package dev.glmsh.model;

import dev.glmsh.checkpoint.TokenStream;
import dev.glmsh.checkpoint.Tokenizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a generation as it grows: ids become whole characters, stop strings are held back, the rest streams, and
 * thinking is told from the answer. Marks of thinking are text even where the vocabulary calls them special.
 */
final class GeneratedText {
    private static final Set<String> MARKS = Set.of(
            ReasoningParser.THINK, ReasoningParser.END_THINK, ReasoningParser.ANSWER, ReasoningParser.END_ANSWER);
    private static final int TAIL = 4;

    private final Tokenizer tokenizer;
    private final TokenStream tokens;
    private final StopStrings stops;
    private final TextStream stream;
    private final ReasoningParser parts;
    private final StringBuilder text = new StringBuilder();

    GeneratedText(Tokenizer tokenizer, int[] prompt, GenerationOptions options, TextStream stream) {
        this.tokenizer = tokenizer;
        this.tokens = new TokenStream(tokenizer);
        this.stops = new StopStrings(options.stopStrings());
        this.stream = stream;
        this.parts = new ReasoningParser(opensThinking(tokenizer, prompt), stream);
    }

    /** Adds a token; returns whether a stop string is complete. */
    boolean add(int id) {
        emit(stops.push(textOf(id)));
        return stops.stopped();
    }

    /** Emits what was held back and returns the whole text. */
    String finish() {
        if (!stops.stopped()) {
            emit(stops.push(tokens.flush()));
            emit(stops.flush());
        }
        parts.finish();
        return text.toString();
    }

    /** After {@link #finish}: what was thought, if anything. */
    Optional<Thinking> thinking() {
        return parts.thinking();
    }

    /** After {@link #finish}: the text without the thinking. */
    String answer() {
        return parts.answer();
    }

    private String textOf(int id) {
        String token = tokenizer.tokenOf(id);
        return MARKS.contains(token) ? tokens.flush() + token : tokens.push(id);
    }

    private void emit(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            stream.text(piece);
        }
        parts.push(piece);
    }

    /** Some templates end in the mark, so that the model begins inside. */
    private static boolean opensThinking(Tokenizer tokenizer, int[] prompt) {
        int[] tail = Arrays.copyOfRange(prompt, Math.max(0, prompt.length - TAIL), prompt.length);
        return tokenizer.decode(false, tail).stripTrailing().endsWith(ReasoningParser.THINK);
    }
}

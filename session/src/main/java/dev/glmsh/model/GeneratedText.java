package dev.glmsh.model;

import dev.glmsh.checkpoint.TokenStream;
import dev.glmsh.checkpoint.Tokenizer;
import java.util.function.Consumer;

/** The text of a generation as it grows: ids become whole characters, stop strings are held back, the rest streams. */
final class GeneratedText {
    private final TokenStream tokens;
    private final StopStrings stops;
    private final Consumer<String> stream;
    private final StringBuilder text = new StringBuilder();

    GeneratedText(Tokenizer tokenizer, GenerationOptions options, Consumer<String> stream) {
        this.tokens = new TokenStream(tokenizer);
        this.stops = new StopStrings(options.stopStrings());
        this.stream = stream;
    }

    /** Adds a token; returns whether a stop string is complete. */
    boolean add(int id) {
        emit(stops.push(tokens.push(id)));
        return stops.stopped();
    }

    /** Emits what was held back and returns the whole text. */
    String finish() {
        if (!stops.stopped()) {
            emit(stops.push(tokens.flush()));
            emit(stops.flush());
        }
        return text.toString();
    }

    private void emit(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            stream.accept(piece);
        }
    }
}

package dev.glmsh.checkpoint;

import java.util.Arrays;

/**
 * Turns token ids into text one at a time. A character whose bytes are spread over several tokens is given out with the
 * last of them, so nothing printed ever has to be taken back; special tokens are left out. Used by one thread.
 *
 * <pre>{@code
 * TokenStream stream = new TokenStream(tokenizer);
 * for (int id : ids) {
 *     print(stream.push(id));
 * }
 * print(stream.flush());
 * }</pre>
 *
 * <p>How: the tokens since the last output are decoded together with the ones of that output, because decoders treat the
 * first token of a text differently (a leading space), and because a character's bytes belong together. While the
 * decoded text ends with U+FFFD its last character may be incomplete, so it waits. No character has more than four
 * bytes, so it need not wait longer than that; the cost of a token is bounded.
 */
public final class TokenStream {
    private static final char INCOMPLETE = '\uFFFD';
    private static final int LONGEST_WAIT = 16;
    private static final int KEPT = 8;
    private static final int UNSTABLE_CHARS = 3;

    private final Tokenizer tokenizer;
    private int[] window = {};
    /** Tokens at the window's end whose text was not given out yet. */
    private int waiting;
    /** Characters at the start of the window's text that were given out. */
    private int printed;

    /** A stream at the start of a text. The tokenizer stays the caller's to close. */
    public TokenStream(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** The text that has become certain with this token; often empty. */
    public String push(int id) {
        if (tokenizer.isSpecial(id) || tokenizer.tokenOf(id).isEmpty()) {
            return "";
        }
        window = Arrays.copyOf(window, window.length + 1);
        window[window.length - 1] = id;
        waiting++;
        String text = tokenizer.decode(window);
        if (text.length() > printed && text.charAt(text.length() - 1) != INCOMPLETE) {
            return advance(text, text.length(), waiting);
        }
        return waiting > LONGEST_WAIT ? advance(text, text.length() - UNSTABLE_CHARS, KEPT) : "";
    }

    /** What is left, incomplete characters as U+FFFD. The next token starts a new text. */
    public String flush() {
        String text = tokenizer.decode(window);
        String rest = text.substring(Math.min(printed, text.length()));
        window = new int[0];
        waiting = 0;
        printed = 0;
        return rest;
    }

    /** Gives out the text up to {@code end} and shortens the window to its last {@code keep} tokens. */
    private String advance(String text, int end, int keep) {
        String output = text.substring(Math.min(printed, end), Math.max(end, 0));
        int unprinted = text.length() - end;
        window = Arrays.copyOfRange(window, window.length - keep, window.length);
        waiting = unprinted == 0 ? 0 : UNSTABLE_CHARS;
        printed = Math.max(0, tokenizer.decode(window).length() - unprinted);
        return output;
    }
}

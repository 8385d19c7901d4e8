package dev.glmsh.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells thinking from answer while a text streams: {@code <think>…</think>} at its beginning, then the answer, which may
 * stand between {@code <answer>} and {@code </answer>} as GLM-4.1V writes it. Marks anywhere else are text. What could
 * become a mark is held back until it is decided, so pieces may break anywhere; nothing but marks and the white space
 * beside them is ever dropped.
 */
final class ReasoningParser {
    static final String THINK = "<think>";
    static final String END_THINK = "</think>";
    static final String ANSWER = "<answer>";
    static final String END_ANSWER = "</answer>";

    private enum State {
        START,
        THINKING,
        THOUGHT,
        MARKED_ANSWER,
        ANSWER
    }

    private final TextStream stream;
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder answer = new StringBuilder();
    private State state;
    private long start = System.nanoTime();
    private int tokens;
    private @Nullable Thinking thought;

    /** @param thinks whether the prompt has opened the thinking already */
    ReasoningParser(boolean thinks, TextStream stream) {
        this.stream = stream;
        this.state = thinks ? State.THINKING : State.START;
    }

    /** Takes the text of one more token, which is often empty. */
    void push(String piece) {
        boolean thinks = state == State.THINKING;
        if (thinks && tokens == 0) {
            start = System.nanoTime();
        }
        if (!piece.isEmpty()) {
            held.append(piece);
            run(false);
        }
        if (thinks && state == State.THINKING) {
            tokens++;
        }
    }

    /** The text is over: gives out what was held back. */
    void finish() {
        run(true);
        if (state == State.THINKING) {
            end(false);
        }
    }

    Optional<Thinking> thinking() {
        return Optional.ofNullable(thought);
    }

    String answer() {
        return answer.toString();
    }

    private void run(boolean last) {
        State before;
        do {
            before = state;
            switch (state) {
                case START -> start(last);
                case THINKING -> think(last);
                case THOUGHT -> choose(last);
                case MARKED_ANSWER -> answerInMarks(last);
                case ANSWER -> answer(take(held.length()));
            }
        } while (state != before);
    }

    private void start(boolean last) {
        if (opens(THINK)) {
            state = State.THINKING;
            start = System.nanoTime();
        } else if (last || !mayOpen(THINK)) {
            state = State.ANSWER;
        }
    }

    private void think(boolean last) {
        int end = held.indexOf(END_THINK);
        if (end >= 0) {
            think(take(end).stripTrailing());
            held.delete(0, END_THINK.length());
            end(true);
            state = State.THOUGHT;
        } else {
            String certain = take(last ? held.length() : certain(END_THINK));
            think(last ? certain.stripTrailing() : certain);
        }
    }

    private void choose(boolean last) {
        if (opens(ANSWER)) {
            state = State.MARKED_ANSWER;
        } else if (last || !mayOpen(ANSWER)) {
            skipBlanks();
            state = State.ANSWER;
        }
    }

    private void answerInMarks(boolean last) {
        if (answer.isEmpty()) {
            skipBlanks();
        }
        int mark = held.indexOf(END_ANSWER);
        if (mark >= 0 && !held.substring(mark + END_ANSWER.length()).isBlank()) {
            state = State.ANSWER; // the model goes on, so the mark was part of what it says
            return;
        }
        answer(take(mark >= 0 || last ? beforeBlanks(mark >= 0 ? mark : held.length()) : certain(END_ANSWER)));
        if (last) {
            held.setLength(0);
        }
    }

    /** Removes a mark from the beginning, with the blanks around it; whether it was there. */
    private boolean opens(String mark) {
        int at = blanks();
        boolean opens = held.indexOf(mark, at) == at;
        if (opens) {
            held.delete(0, at + mark.length());
            skipBlanks();
        }
        return opens;
    }

    private boolean mayOpen(String mark) {
        return mark.startsWith(held.substring(blanks()));
    }

    private int blanks() {
        int end = 0;
        while (end < held.length() && Character.isWhitespace(held.charAt(end))) {
            end++;
        }
        return end;
    }

    private void skipBlanks() {
        held.delete(0, blanks());
    }

    /** The length of what cannot belong to a mark at the end, nor to the blanks before one. */
    private int certain(String mark) {
        int end = held.length();
        for (int length = Math.min(mark.length() - 1, end); length > 0; length--) {
            if (mark.startsWith(held.substring(held.length() - length))) {
                end = held.length() - length;
                break;
            }
        }
        return beforeBlanks(end);
    }

    private int beforeBlanks(int from) {
        int end = from;
        while (end > 0 && Character.isWhitespace(held.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void think(String piece) {
        String shown = thinking.isEmpty() ? piece.stripLeading() : piece;
        if (!shown.isEmpty()) {
            thinking.append(shown);
            stream.thinking(shown);
        }
    }

    private void answer(String piece) {
        if (!piece.isEmpty()) {
            answer.append(piece);
            stream.answer(piece);
        }
    }

    private void end(boolean finished) {
        if (!thinking.isEmpty()) {
            thought = new Thinking(thinking.toString(), tokens, (System.nanoTime() - start) / 1e6, finished);
            stream.thought(thought);
        }
    }

    private String take(int length) {
        String text = held.substring(0, length);
        held.delete(0, length);
        return text;
    }
}

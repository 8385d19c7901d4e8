package dev.glmsh.model;

import java.util.Arrays;
import java.util.List;

/** Collects ids, text and times while a generation runs. */
final class GenerationTrace {
    private final int[] prompt;
    private final double loadMs;
    private final GeneratedText text;
    private final IntList ids = new IntList();
    private final long start = System.nanoTime();
    private double[] tokenMs = new double[64];
    private long last = start;
    private double prefillMs;
    private double ttftMs;
    private int reused;
    private boolean prefilled;
    private FinishReason finish = FinishReason.LENGTH;

    GenerationTrace(int[] prompt, double loadMs, GeneratedText text) {
        this.prompt = prompt;
        this.loadMs = loadMs;
        this.text = text;
    }

    int promptLength() {
        return prompt.length;
    }

    int count() {
        return ids.size();
    }

    void reused(int tokens) {
        reused = tokens;
    }

    void prefilled() {
        last = System.nanoTime();
        prefillMs = (last - start) / 1e6;
        prefilled = true;
    }

    /** Notes a new token; returns whether its text completes a stop string. */
    boolean generated(int id) {
        boolean stopped = text.add(id);
        long now = System.nanoTime();
        if (ids.size() == tokenMs.length) {
            tokenMs = Arrays.copyOf(tokenMs, 2 * tokenMs.length);
        }
        tokenMs[ids.size()] = (now - last) / 1e6;
        if (ids.size() == 0) {
            ttftMs = (now - start) / 1e6;
        }
        last = now;
        ids.add(id);
        return stopped;
    }

    void finished(FinishReason reason) {
        finish = reason;
    }

    Generation generation() {
        if (!prefilled) {
            prefillMs = (System.nanoTime() - start) / 1e6;
        }
        List<Integer> promptIds = Arrays.stream(prompt).boxed().toList();
        Timings timings =
                Timings.of(loadMs, prefillMs, ids.size() == 0 ? prefillMs : ttftMs, Arrays.copyOf(tokenMs, ids.size()));
        String all = text.finish();
        return new Generation(all, text.thinking(), text.answer(), ids.toList(), promptIds, reused, finish, timings);
    }
}

package dev.glmsh.quality;

import dev.glmsh.GlmshException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A text cut into windows, each of which is predicted from an empty KV cache on. What the tokenizer puts before any text
 * stands before each window and is not predicted itself.
 *
 * @param prefix ids before each window; may be empty, and then a window's first token is not predicted
 * @param windows ids of the text
 */
public record TokenWindows(List<Integer> prefix, List<int[]> windows) {
    /** Copies the lists. */
    public TokenWindows {
        prefix = List.copyOf(prefix);
        windows = List.copyOf(windows);
    }

    /**
     * Cuts a text.
     *
     * @param ids of the text, of which the first {@code most} are used
     * @param length of a window, its prefix included
     * @throws GlmshException if nothing could be predicted
     */
    public static TokenWindows of(int[] prefix, int[] ids, int most, int length) {
        int count = Math.min(ids.length, most);
        int step = length - prefix.length;
        List<int[]> windows = new ArrayList<>();
        for (int from = 0; from < count && step > 0; from += step) {
            int[] window = Arrays.copyOfRange(ids, from, Math.min(from + step, count));
            if (prefix.length + window.length > 1) {
                windows.add(window);
            }
        }
        if (windows.isEmpty()) {
            throw new GlmshException(
                    "nothing can be predicted in " + count + " tokens of text",
                    "give a longer text or a larger --window");
        }
        return new TokenWindows(Arrays.stream(prefix).boxed().toList(), windows);
    }

    /** The tokens of one window with its prefix. */
    int[] input(int index) {
        return IntStream.concat(prefix.stream().mapToInt(Integer::intValue), Arrays.stream(windows.get(index)))
                .toArray();
    }

    /** The position in a window's input whose logits predict the first token that counts. */
    int firstPredicting() {
        return Math.max(0, prefix.size() - 1);
    }

    /** How many tokens are predicted in all. */
    int predicted() {
        return windows.stream().mapToInt(window -> window.length).sum() - (prefix.isEmpty() ? windows.size() : 0);
    }

    /** Tokens of the longest input. */
    public int longest() {
        return prefix.size()
                + windows.stream().mapToInt(window -> window.length).max().orElse(0);
    }
}

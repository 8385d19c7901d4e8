package dev.glmsh.sizing;

import dev.glmsh.GlmshException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of tokens as people write them: {@code 8k} is 8,192.
 *
 * <pre>{@code
 * Tokens.parse("32k");    // 32768
 * Tokens.format(131_072); // "128k"
 * }</pre>
 */
public final class Tokens {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})([kK]?)");
    private static final int K = 1024;

    private Tokens() {}

    /**
     * The number that {@code text} names; {@code k} is 1,024.
     *
     * @throws GlmshException if it is anything else, or not from 1 to 2³¹ - 1
     */
    public static int parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        long number = matcher.matches()
                ? Long.parseLong(matcher.group(1)) * (matcher.group(2).isEmpty() ? 1 : K)
                : 0;
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new GlmshException("'" + text + "' is no number of tokens", "write one such as 4096 or 8k");
        }
        return (int) number;
    }

    /** In k where that is exact, else in full: {@code 128k}, {@code 3,200}. */
    public static String format(int tokens) {
        return tokens >= K && tokens % K == 0 ? tokens / K + "k" : String.format(Locale.ROOT, "%,d", tokens);
    }
}

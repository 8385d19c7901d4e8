package dev.glmsh.memory;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Where a number of an estimate comes from, twice: as one would write it on the board, and with this model's numbers
 * filled in.
 *
 * <p>The letters are the same in every formula: L layers, H hidden size, I inner width of the MLP, V vocabulary, n heads,
 * k key and value heads, d width of a head, C context, B batch, T tokens of a prefill chunk, p bytes of a number.
 *
 * @param symbols {@code "2 · L · k · d · C · B · p"}
 * @param numbers {@code "2 · 40 layers · 2 heads · 128 · 8,192 tokens · 2 B"}
 */
public record Formula(String symbols, String numbers) {
    /** Checks that nothing is absent. */
    public Formula {
        requireNonNull(symbols, "symbols is null");
        requireNonNull(numbers, "numbers is null");
    }

    /** A number that was measured, not computed. */
    static Formula measured() {
        return new Formula("measured", "measured");
    }

    /** @param format as of {@link String#format}, for the numbers */
    static Formula of(String symbols, String format, Object... numbers) {
        return new Formula(symbols, String.format(Locale.ROOT, format, numbers));
    }
}

package dev.glmsh.hardware.cards;

import dev.glmsh.GlmshException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bundled table of cards, oldest families first. Read once, when first asked for.
 *
 * <pre>{@code
 * List<Card> found = Cards.matching("rtx3060"); // one: RTX 3060
 * List<Card> several = Cards.matching("A100");  // three: 40 GB PCIe, 80 GB PCIe, 80 GB SXM
 * Card card = Cards.named("RTX 3060");
 * }</pre>
 */
public final class Cards {
    /** What a name may have in front without meaning another card. */
    private static final Set<String> MAKERS =
            Set.of("nvidia", "geforce", "tesla", "quadro", "amd", "radeon", "instinct", "apple", "intel");

    private Cards() {}

    /** Every card of the table. */
    public static List<Card> all() {
        return Table.CARDS;
    }

    /**
     * The cards that a name can mean. Case, blanks, punctuation and the maker's brands do not count, and {@code GB} may
     * be left out. A name that is wholly some card's means that card, even where it begins others; else it means every
     * card that has all of its words.
     */
    public static List<Card> matching(String name) {
        String wanted = squeezed(name);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Card> same = all().stream()
                .filter(card -> squeezed(card.name()).equals(wanted))
                .toList();
        if (!same.isEmpty()) {
            return same;
        }
        List<String> words = words(name);
        return all().stream()
                .filter(card -> squeezed(card.name()).startsWith(wanted)
                        || words(card.name()).containsAll(words))
                .toList();
    }

    /**
     * The one card that a name means.
     *
     * @throws GlmshException if it means none, or several
     */
    public static Card named(String name) {
        List<Card> found = matching(name);
        if (found.isEmpty()) {
            throw new GlmshException("no card is called " + name, ":estimate --gpus lists them");
        }
        if (found.size() > 1) {
            throw new GlmshException(
                    found.size() + " cards are called " + name,
                    "choose one of " + found.stream().map(Card::name).collect(Collectors.joining("; ")));
        }
        return found.get(0);
    }

    /** The name without what does not distinguish cards: {@code rtx306012} for {@code GeForce RTX 3060 12GB}. */
    private static String squeezed(String name) {
        return String.join("", words(name));
    }

    private static List<String> words(String name) {
        String spaced = name.toLowerCase(Locale.ROOT).replaceAll("(\\d)\\s*gi?b\\b", "$1 ");
        return List.of(spaced.split("[^\\p{Alnum}]+")).stream()
                .filter(word -> !word.isEmpty() && !MAKERS.contains(word))
                .toList();
    }

    private static final class Table {
        static final List<Card> CARDS = read();

        private static List<Card> read() {
            try (Reader text = new InputStreamReader(
                    Objects.requireNonNull(Cards.class.getResourceAsStream("cards.json"), "cards.json is missing"),
                    StandardCharsets.UTF_8)) {
                return CardReader.read(text);
            } catch (IOException e) {
                throw new UncheckedIOException("cards.json cannot be read", e);
            }
        }
    }
}

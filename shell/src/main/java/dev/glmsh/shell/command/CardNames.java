package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.hardware.cards.Card;
import dev.glmsh.hardware.cards.Cards;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the one card that a user means, or says which ones it might be. */
final class CardNames {
    private CardNames() {}

    static Card find(String name) {
        List<Card> found = Cards.matching(name);
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty() ? unknown(name) : ambiguous(name, found);
    }

    private static GlmshException ambiguous(String name, List<Card> found) {
        return new GlmshException(
                found.size() + " cards are called " + name,
                "choose one of " + found.stream().map(Card::name).collect(Collectors.joining("; ")));
    }

    private static GlmshException unknown(String name) {
        List<String> names = Cards.all().stream()
                .map(card -> card.name().toLowerCase(Locale.ROOT))
                .toList();
        String help = ":estimate --gpus lists them";
        return new GlmshException(
                "no card is called " + name,
                Similar.to(name.toLowerCase(Locale.ROOT), names)
                        .map(meant ->
                                "did you mean " + Cards.matching(meant).get(0).name() + "? " + help)
                        .orElse(help));
    }
}

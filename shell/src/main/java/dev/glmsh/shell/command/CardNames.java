package dev.glmsh.shell.command;

import dev.glmsh.GlmshException;
import dev.glmsh.hardware.cards.Card;
import dev.glmsh.hardware.cards.Cards;
import java.util.List;
import java.util.Locale;

/** Finds the one card that a user means, or says which ones it might be. */
final class CardNames {
    private CardNames() {}

    static Card find(String name) {
        if (Cards.matching(name).isEmpty()) {
            throw unknown(name);
        }
        return Cards.named(name);
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

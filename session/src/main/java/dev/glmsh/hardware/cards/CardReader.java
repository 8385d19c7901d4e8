package dev.glmsh.hardware.cards;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.Reader;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the bundled table, a JSON array with an object for each card. */
final class CardReader {
    private CardReader() {}

    static List<Card> read(Reader text) {
        return JsonParser.parseReader(text).getAsJsonArray().asList().stream()
                .map(element -> card(element.getAsJsonObject()))
                .toList();
    }

    private static Card card(JsonObject row) {
        return new Card(
                row.get("name").getAsString(),
                row.get("vendor").getAsString(),
                row.get("memoryGib").getAsDouble(),
                row.has("usableMib") ? OptionalLong.of(row.get("usableMib").getAsLong()) : OptionalLong.empty(),
                row.has("unified") && row.get("unified").getAsBoolean(),
                row.get("bandwidth").getAsDouble(),
                Optional.ofNullable(row.get("computeCapability")).map(JsonElement::getAsString),
                formats(row.getAsJsonArray("formats")),
                rates(row.getAsJsonObject("rates")),
                URI.create(row.get("source").getAsString()),
                texts(row, "derived"),
                texts(row, "unread"));
    }

    private static Set<CardFormat> formats(JsonArray names) {
        Set<CardFormat> formats = EnumSet.noneOf(CardFormat.class);
        names.forEach(name -> formats.add(format(name.getAsString())));
        return formats;
    }

    private static Map<CardFormat, Double> rates(JsonObject values) {
        Map<CardFormat, Double> rates = new EnumMap<>(CardFormat.class);
        values.asMap().forEach((name, value) -> rates.put(format(name), value.getAsDouble()));
        return rates;
    }

    private static CardFormat format(String label) {
        return CardFormat.valueOf(label.toUpperCase(Locale.ROOT));
    }

    private static List<String> texts(JsonObject row, String name) {
        return row.has(name)
                ? row.getAsJsonArray(name).asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of();
    }
}

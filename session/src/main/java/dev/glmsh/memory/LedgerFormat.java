package dev.glmsh.memory;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger's entries as lines of JSON. A line that cannot be read is no entry: it was cut off, or damaged. */
final class LedgerFormat {
    private LedgerFormat() {}

    static String line(LedgerEntry entry) {
        JsonObject json = new JsonObject();
        json.addProperty("time", entry.time().toString());
        json.addProperty("event", entry.event());
        json.addProperty("model", entry.model());
        json.addProperty("precision", entry.precision());
        json.addProperty("layout", entry.layout());
        json.addProperty("tokens", entry.tokens());
        JsonArray parts = new JsonArray();
        for (Comparison comparison : entry.comparisons()) {
            JsonObject part = new JsonObject();
            part.addProperty("component", comparison.component());
            part.addProperty("predicted", comparison.predicted());
            part.addProperty("measured", comparison.measured());
            parts.add(part);
        }
        json.add("comparisons", parts);
        return json.toString();
    }

    static Optional<LedgerEntry> parse(String line) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            List<Comparison> comparisons = new ArrayList<>();
            json.getAsJsonArray("comparisons").forEach(element -> {
                JsonObject part = element.getAsJsonObject();
                comparisons.add(new Comparison(
                        part.get("component").getAsString(),
                        part.get("predicted").getAsLong(),
                        part.get("measured").getAsLong()));
            });
            return Optional.of(new LedgerEntry(
                    Instant.parse(json.get("time").getAsString()),
                    json.get("event").getAsString(),
                    json.get("model").getAsString(),
                    json.get("precision").getAsString(),
                    json.get("layout").getAsString(),
                    json.get("tokens").getAsInt(),
                    comparisons));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}

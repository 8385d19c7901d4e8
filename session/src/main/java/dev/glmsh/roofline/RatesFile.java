package dev.glmsh.roofline;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.glmsh.hardware.cards.CardFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file that keeps what was measured. It is a cache: if it is damaged, belongs to another machine or cannot be
 * written, that is as if there were none.
 *
 * @param path the file
 * @param key the machine
 */
record RatesFile(Path path, String key) {
    /** What is kept for this machine. */
    Optional<Roofline> read() {
        try {
            JsonObject kept = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
            if (!kept.get("machine").getAsString().equals(key)) {
                return Optional.empty();
            }
            Map<CardFormat, Double> rates = new EnumMap<>(CardFormat.class);
            kept.getAsJsonObject("operationsPerSecond")
                    .asMap()
                    .forEach((format, rate) -> rates.put(CardFormat.valueOf(format), rate.getAsDouble()));
            return Optional.of(new Roofline(
                    kept.get("device").getAsString(), kept.get("bytesPerSecond").getAsDouble(), rates, "measured"));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Keeps it for this machine; whoever reads meanwhile sees the old or the new file, never half of one. */
    void write(Roofline measured) {
        JsonObject kept = new JsonObject();
        kept.addProperty("machine", key);
        kept.addProperty("device", measured.device());
        kept.addProperty("bytesPerSecond", measured.bytesPerSecond());
        JsonObject rates = new JsonObject();
        measured.operationsPerSecond().forEach((format, rate) -> rates.addProperty(format.name(), rate));
        kept.add("operationsPerSecond", rates);
        try {
            Path whole = Files.createTempFile(path.toAbsolutePath().getParent(), "machine-rates", ".tmp");
            Files.writeString(whole, kept + "\n");
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // the next run measures again
        }
    }
}

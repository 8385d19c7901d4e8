package dev.glmsh.shell.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.glmsh.model.Generation;
import dev.glmsh.table.TableFormat;

/** Values as JSON, one document a line; notes, which hold no data, are left out. */
final class JsonRenderer implements Renderer {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    @Override
    public String render(Value value) {
        if (value instanceof Value.Tabular tabular) {
            return TableFormat.JSON.render(tabular.table());
        }
        if (value instanceof Value.Chart chart) {
            return render(chart.tabular());
        }
        if (value instanceof Value.Report report) {
            return TableFormat.JSON.render(report.table());
        }
        if (value instanceof Value.Generated generated) {
            return GSON.toJson(generation(generated.generation()));
        }
        if (value instanceof Value.Text text) {
            JsonObject document = new JsonObject();
            document.addProperty("text", text.text());
            return GSON.toJson(document);
        }
        if (value instanceof Value.Image image) {
            return GSON.toJson(image(image));
        }
        return value instanceof Value.Java java ? GSON.toJson(java(java)) : "";
    }

    private static JsonObject generation(Generation generation) {
        JsonObject document = new JsonObject();
        document.addProperty("text", generation.text());
        generation.thinking().ifPresent(thinking -> {
            document.addProperty("thinking", thinking.text());
            document.addProperty("answer", generation.answer());
        });
        document.add("ids", JsonValues.of(generation.ids()));
        document.add("prompt_ids", JsonValues.of(generation.promptIds()));
        document.addProperty("finish", generation.finish().name().toLowerCase(java.util.Locale.ROOT));
        document.addProperty("load_ms", generation.timings().loadMs());
        document.addProperty("prefill_ms", generation.timings().prefillMs());
        document.addProperty("ttft_ms", generation.timings().ttftMs());
        document.add("token_ms", JsonValues.of(generation.timings().tokenMs()));
        document.add("tokens_per_s", JsonValues.of(generation.tokensPerSecond()));
        return document;
    }

    private static JsonObject image(Value.Image image) {
        JsonObject document = new JsonObject();
        document.addProperty("image", image.mimeType());
        document.addProperty("width", image.width());
        document.addProperty("height", image.height());
        document.addProperty("base64", image.base64());
        return document;
    }

    private static JsonObject java(Value.Java java) {
        JsonObject document = new JsonObject();
        document.addProperty("name", java.name());
        document.addProperty("type", java.type());
        document.add("value", JsonValues.of(java.object()));
        return document;
    }
}

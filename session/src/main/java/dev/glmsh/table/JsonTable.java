package dev.glmsh.table;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import tech.tablesaw.api.Table;

/** Writes a table as one line of JSON: an array with an object for each row. */
final class JsonTable implements TableRenderer {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    @Override
    public String render(Table table) {
        List<String> keys = Keys.of(table.columnNames());
        JsonArray rows = new JsonArray();
        for (int row = 0; row < table.rowCount(); row++) {
            JsonObject object = new JsonObject();
            for (int column = 0; column < keys.size(); column++) {
                object.add(
                        keys.get(column),
                        MachineValue.of(table.column(column), row)
                                .map(JsonTable::element)
                                .orElse(JsonNull.INSTANCE));
            }
            rows.add(object);
        }
        return GSON.toJson(rows);
    }

    private static JsonElement element(Object value) {
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean flag ? new JsonPrimitive(flag) : new JsonPrimitive(value.toString());
    }
}

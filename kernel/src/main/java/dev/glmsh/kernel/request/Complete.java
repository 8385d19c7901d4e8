package dev.glmsh.kernel.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.glmsh.kernel.cell.CodePosition;
import dev.glmsh.shell.Shell;
import dev.glmsh.shell.completion.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code complete_request}: what may stand at the cursor. */
final class Complete implements Handler {
    private final Supplier<Shell> shell;

    Complete(Supplier<Shell> shell) {
        this.shell = shell;
    }

    @Override
    public Optional<JsonObject> answer(Request request) {
        String code = request.text("code");
        int cursor = CodePoints.toChars(code, request.number("cursor_pos", CodePoints.count(code)));
        CodePosition position = CodePosition.of(code, cursor, shell.get()::completeness);
        List<Candidate> found = shell.get().complete(position.text(), position.cursor());
        int start = found.isEmpty() ? cursor : position.offset() + found.get(0).start();
        boolean percent = position.command() && start < code.length() && code.charAt(start) == '%';
        JsonArray matches = new JsonArray();
        JsonArray types = new JsonArray();
        for (Candidate candidate : found) {
            String text = percent ? candidate.text().replaceFirst("^:", "%") : candidate.text();
            matches.add(text);
            types.add(type(text, candidate, position.command(), code, start, cursor));
        }
        JsonObject metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        JsonObject content = Replies.ok();
        content.add("matches", matches);
        content.addProperty("cursor_start", CodePoints.count(code.substring(0, start)));
        content.addProperty("cursor_end", CodePoints.count(code.substring(0, cursor)));
        content.add("metadata", metadata);
        return Optional.of(content);
    }

    private static JsonObject type(
            String text, Candidate candidate, boolean command, String code, int start, int cursor) {
        JsonObject type = new JsonObject();
        type.addProperty("text", text);
        type.addProperty("type", command ? "magic" : kind(text));
        type.addProperty("signature", candidate.description());
        type.addProperty("start", CodePoints.count(code.substring(0, start)));
        type.addProperty("end", CodePoints.count(code.substring(0, cursor)));
        return type;
    }

    /** By the conventions of Java's names. */
    private static String kind(String name) {
        if (name.endsWith("(") || name.endsWith(")")) {
            return "function";
        }
        return !name.isEmpty() && Character.isUpperCase(name.codePointAt(0)) ? "class" : "instance";
    }
}

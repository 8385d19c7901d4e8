package dev.glmsh.shell.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import dev.glmsh.GlmshException;

/** Quotation marks as the command line understands them: JSON strings. */
public final class Quotation {
    private static final Gson JSON = new GsonBuilder()
            .setStrictness(Strictness.LEGACY_STRICT)
            .disableHtmlEscaping()
            .create();

    private Quotation() {}

    /** The text in quotation marks, with escapes where they are needed. */
    public static String of(String text) {
        return JSON.toJson(text);
    }

    /**
     * The position of the quotation mark that closes the one at {@code open}.
     *
     * @throws GlmshException if there is none
     */
    static int end(String line, int open) {
        for (int at = open + 1; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == '"') {
                return at;
            }
        }
        throw new GlmshException(
                "the quotation that begins with " + shortened(line.substring(open)) + " has no end",
                "close it with a quotation mark");
    }

    /**
     * What a literal, marks included, says.
     *
     * @throws GlmshException if it has an escape that JSON lacks
     */
    static String parse(String literal) {
        try {
            return JSON.fromJson(literal, String.class);
        } catch (JsonParseException e) {
            throw new GlmshException(
                    shortened(literal) + " is not a JSON string",
                    "write \\\\ for a backslash and \\\" for a quotation mark",
                    e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 24 ? text : text.substring(0, 23) + "…";
    }
}

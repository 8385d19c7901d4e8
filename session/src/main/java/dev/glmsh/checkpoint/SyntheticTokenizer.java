package dev.glmsh.checkpoint;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * A tokenizer as large as the model's vocabulary that was trained on nothing: a token for each byte, and one for each of
 * as many made-up words of three or four letters with a space before. What is none of them is read byte by byte.
 */
final class SyntheticTokenizer {
    private static final int BYTES = 256;
    private static final int LETTERS = 26;

    private SyntheticTokenizer() {}

    /** Writes {@code tokenizer.json} with ids from 0 to {@code vocabulary} - 1. */
    static void write(int vocabulary, Writer target) throws IOException {
        JsonWriter json = new JsonWriter(target);
        json.beginObject().name("version").value("1.0");
        json.name("added_tokens").beginArray().endArray();
        byteLevel(json.name("pre_tokenizer"));
        byteLevel(json.name("decoder"));
        json.name("model").beginObject().name("type").value("BPE");
        json.name("ignore_merges").value(true).name("vocab").beginObject();
        for (int id = 0; id < vocabulary; id++) {
            json.name(id < BYTES ? letter(id) : word(id)).value(id);
        }
        json.endObject().name("merges").beginArray().endArray().endObject();
        json.endObject().flush();
    }

    private static void byteLevel(JsonWriter json) throws IOException {
        json.beginObject().name("type").value("ByteLevel");
        json.name("add_prefix_space").value(false);
        json.name("trim_offsets").value(true);
        json.name("use_regex").value(true).endObject();
    }

    /** GPT-2's printable stand-in for a byte: printable Latin-1 for itself, the others from U+0100 on. */
    private static String letter(int value) {
        int others = 0;
        for (int i = 0; i < value; i++) {
            others += isPrintable(i) ? 0 : 1;
        }
        return String.valueOf((char) (isPrintable(value) ? value : BYTES + others));
    }

    private static boolean isPrintable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
    }

    /** A space, as byte-level tokenizers write it, and three letters or more. */
    private static String word(int id) {
        StringBuilder word = new StringBuilder();
        for (int rest = id; rest > 0 || word.length() < 3; rest /= LETTERS) {
            word.append((char) ('a' + rest % LETTERS));
        }
        return "\u0120" + word;
    }
}

package dev.glmsh.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenStreamTest {
    private static final String LANGUAGES =
            "naïve café · 显存容量 · Привет · שלום · 👩‍👩‍👧 🇩🇪 · a\tb\r\n  c\0d · \uFFFD\uFFFD!";

    /** Random models give mostly bytes that are no characters: the hardest case. */
    @ParameterizedTest
    @FieldSource("dev.glmsh.checkpoint.ReferenceCheckpoints#NAMES")
    void gives_the_text_that_decoding_at_once_gives(String name) throws IOException {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open(name).openTokenizer()) {
            for (JsonObject example : ReferenceCheckpoints.expected(name, "cases")) {
                int[] ids = ReferenceCheckpoints.ints(example.getAsJsonArray("greedy_ids"));
                assertThat(String.join("", stream(tokenizer, ids))).isEqualTo(tokenizer.decode(ids));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LANGUAGES, "", " ", " leading", "\n\n", "😀", "\uFFFD", "a\uFFFD", "\uFFFDa"})
    void gives_back_a_text(String text) {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("qwen3").openTokenizer()) {
            assertThat(String.join("", stream(tokenizer, tokenizer.encode(text))))
                    .isEqualTo(text);
        }
    }

    @Test
    void holds_a_character_back_until_its_last_byte() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("qwen3").openTokenizer()) {
            int[] ids = tokenizer.encode("a😀b");

            assertThat(ids).hasSize(6);
            assertThat(stream(tokenizer, ids)).containsExactly("a", "", "", "", "😀", "b", "");
        }
    }

    @Test
    void gives_an_incomplete_character_out_at_the_end() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("qwen3").openTokenizer()) {
            int[] ids = Arrays.copyOf(tokenizer.encode("a😀"), 3);

            assertThat(stream(tokenizer, ids)).containsExactly("a", "", "", "\uFFFD");
        }
    }

    @Test
    void leaves_special_and_unknown_tokens_out() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("qwen3").openTokenizer()) {
            int[] ids = tokenizer.encode("a<|endoftext|>b");
            int[] withUnknown = IntStream.concat(Arrays.stream(ids), IntStream.of(511, 9999, -1))
                    .toArray();

            assertThat(stream(tokenizer, withUnknown)).containsExactly("a", "", "b", "", "", "", "");
        }
    }

    @Test
    void starts_a_new_text_after_a_flush() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("qwen3").openTokenizer()) {
            TokenStream stream = new TokenStream(tokenizer);
            int[] ids = tokenizer.encode("😀");

            assertThat(stream.push(ids[0])).isEmpty();
            assertThat(stream.flush()).isEqualTo("\uFFFD");
            assertThat(stream.flush()).isEmpty();
            assertThat(stream.push(ids[1]) + stream.flush()).isEqualTo("\uFFFD");
        }
    }

    /** Whatever the ids, nothing is lost or changed; the seeds make it repeatable. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Timeout(60)
    void gives_random_ids_as_decoding_at_once_does(long seed) {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("llama3").openTokenizer()) {
            int[] ids = new Random(seed).ints(5_000, 0, 500).toArray();
            int[] bytes = new Random(seed).ints(5_000, 94, 256).toArray();

            assertThat(String.join("", stream(tokenizer, ids))).isEqualTo(tokenizer.decode(ids));
            assertThat(String.join("", stream(tokenizer, bytes))).isEqualTo(tokenizer.decode(bytes));
        }
    }

    @Test
    @Timeout(60)
    void costs_the_same_for_every_token_of_a_long_text() {
        try (Tokenizer tokenizer = ReferenceCheckpoints.open("llama3").openTokenizer()) {
            int continuation = tokenizer.encode("😀")[1];
            int[] endless = new int[50_000];
            Arrays.fill(endless, continuation);

            assertThat(String.join("", stream(tokenizer, endless))).isEqualTo("\uFFFD".repeat(50_000));
        }
    }

    /** Sentencepiece models write a space as ▁ and drop the first one; bytes without a token are written as <0xE4>. */
    @Test
    void keeps_spaces_and_bytes_of_sentencepiece_tokens(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("tokenizer.json"), SENTENCEPIECE);
        try (Tokenizer tokenizer = new TokenizerFile(directory).open(100)) {
            int[] ids = {1, 3, 3, 4, 3, 5, 6, 7, 5, 6, 7, 3, 1, 3, 4};

            assertThat(stream(tokenizer, ids))
                    .containsExactly(
                            "", "the", " the", "r", " the", "", "", "一", "", "", "一", " the", "", " the", "r", "");
            assertThat(tokenizer.decode(ids)).isEqualTo("the ther the一一 the ther");
        }
    }

    private static final String SENTENCEPIECE = """
            {"version": "1.0",
             "added_tokens": [{"id": 1, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false,
                               "normalized": false, "special": true}],
             "normalizer": null, "pre_tokenizer": null, "post_processor": null,
             "decoder": {"type": "Sequence", "decoders": [
                {"type": "Replace", "pattern": {"String": "▁"}, "content": " "},
                {"type": "ByteFallback"}, {"type": "Fuse"},
                {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},
             "model": {"type": "BPE", "byte_fallback": true, "unk_token": "<unk>", "fuse_unk": true,
                "vocab": {"<unk>": 0, "<s>": 1, "</s>": 2, "▁the": 3, "r": 4, "<0xE4>": 5, "<0xB8>": 6, "<0x80>": 7},
                "merges": []}}
            """;

    private static List<String> stream(Tokenizer tokenizer, int... ids) {
        TokenStream stream = new TokenStream(tokenizer);
        List<String> pieces = new ArrayList<>();
        for (int id : ids) {
            pieces.add(stream.push(id));
        }
        pieces.add(stream.flush());
        return pieces;
    }
}

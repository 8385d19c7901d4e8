package dev.glmsh.checkpoint;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import dev.glmsh.GlmshException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Opens a {@code tokenizer.json}. DJL gets the file as a stream, not as a path, because with a path it would read
 * {@code tokenizer_config.json} too and add tokens of its own accord.
 */
final class TokenizerFile {
    private static final long MAX_BYTES = 256L << 20;
    private static final String NEXT_STEP = "download the file again";
    private static final Map<String, String> OPTIONS =
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    private final Path file;
    private final String name;

    TokenizerFile(Path directory) {
        file = directory.resolve("tokenizer.json");
        name = "tokenizer.json";
    }

    /** The tokenizer, if none of its ids lies beyond the model's vocabulary. */
    Tokenizer open(int vocabSize) {
        if (!Files.isRegularFile(file)) {
            throw missing();
        }
        try {
            LfsPointer.refuse(file);
            refuseGiants(Files.size(file));
            Vocabulary vocabulary = Vocabulary.read(file);
            refuseForeign(vocabulary, vocabSize);
            return new Tokenizer(load(), vocabulary);
        } catch (GlmshException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw JsonFile.broken(name, NEXT_STEP, e);
        }
    }

    private HuggingFaceTokenizer load() throws IOException {
        forbidDownloads();
        loadLibrary();
        try (InputStream json = Files.newInputStream(file)) {
            return HuggingFaceTokenizer.newInstance(json, OPTIONS);
        } catch (RuntimeException e) {
            throw new GlmshException(
                    name + " is not valid for the tokenizers library (" + e.getMessage() + ")", NEXT_STEP, e);
        }
    }

    /** The native library is unpacked from DJL's jar into a cache directory, once for each machine. */
    private static void loadLibrary() {
        try {
            LibUtils.checkStatus();
        } catch (RuntimeException | LinkageError e) {
            throw new GlmshException(
                    "the native tokenizers library cannot be loaded (" + e.getMessage() + ")",
                    "use Linux, macOS or Windows on a 64-bit processor, and a home directory that can be written",
                    e);
        }
    }

    private GlmshException missing() {
        if (Files.exists(file.resolveSibling("tokenizer.model"))) {
            return new GlmshException(
                    "the checkpoint has only tokenizer.model (sentencepiece), not tokenizer.json",
                    "convert it with transformers: AutoTokenizer.from_pretrained(directory).save_pretrained(directory)");
        }
        return new GlmshException("the checkpoint has no tokenizer.json", "download it into " + file.getParent());
    }

    /** A tokenizer takes several times its file in memory. */
    private void refuseGiants(long size) {
        if (size > MAX_BYTES) {
            throw new GlmshException(name + " is " + size + " bytes long, above the limit of " + MAX_BYTES, NEXT_STEP);
        }
    }

    /** An id beyond the embedding's rows would make native code read outside of it. */
    private void refuseForeign(Vocabulary vocabulary, int vocabSize) {
        int id = vocabulary.size() - 1;
        if (id >= vocabSize) {
            throw new GlmshException(
                    name + " has the token \"" + vocabulary.tokenOf(id) + "\" with id " + id
                            + ", but the model's vocabulary ends at " + (vocabSize - 1),
                    "use the tokenizer.json that belongs to these weights");
        }
        if (id < 0) {
            throw new GlmshException(name + " has no model.vocab", NEXT_STEP);
        }
    }

    /** DJL must neither download anything nor report its use, unless the user decided otherwise. */
    private static void forbidDownloads() {
        setDefault("ai.djl.offline", "true");
        setDefault("OPT_OUT_TRACKING", "true");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}

package dev.glmsh.kernel.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns messages into the frames of ZeroMQ and back: identities, a mark, the signature, header, parent header, metadata and
 * content as JSON, then buffers. Encoding is thread-safe; decoding is for one thread, which remembers signatures.
 */
final class Frames {
    private static final byte[] MARK = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 4;
    private static final int REMEMBERED = 65_536;

    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .create();

    private final Optional<Signer> signer;
    private final SeenSignatures seen = new SeenSignatures(REMEMBERED);

    /** @param signer empty where the connection has no key */
    Frames(Optional<Signer> signer) {
        this.signer = signer;
    }

    List<byte[]> encode(Message message) {
        List<byte[]> parts = List.of(
                bytes(message.header().json()),
                bytes(message.parent()),
                bytes(message.metadata()),
                bytes(message.content()));
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(MARK);
        frames.add(signer.map(known -> known.sign(parts)).orElse(new byte[0]));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }

    private static byte[] bytes(JsonObject json) {
        return GSON.toJson(json).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The message in the frames.
     *
     * @throws MalformedMessageException if there is none, its signature is wrong, or it came before
     */
    Message decode(List<byte[]> frames) {
        int mark = 0;
        while (mark < frames.size() && !Arrays.equals(frames.get(mark), MARK)) {
            mark++;
        }
        int end = mark + 2 + PARTS;
        if (frames.size() < end) {
            throw new MalformedMessageException(frames.size() + " frames are no message");
        }
        List<byte[]> parts = frames.subList(mark + 2, end);
        check(parts, frames.get(mark + 1));
        return new Message(
                frames.subList(0, mark),
                Header.of(object(parts.get(0), "header")),
                object(parts.get(1), "parent header"),
                object(parts.get(2), "metadata"),
                object(parts.get(3), "content"),
                frames.subList(end, frames.size()));
    }

    private void check(List<byte[]> parts, byte[] signature) {
        if (signer.isEmpty()) {
            return;
        }
        if (!signer.get().verify(parts, signature)) {
            throw new MalformedMessageException("the signature is wrong");
        }
        if (!seen.add(signature)) {
            throw new MalformedMessageException("the message came before");
        }
    }

    private static JsonObject object(byte[] json, String what) {
        try {
            JsonElement parsed = JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
            if (parsed.isJsonObject()) {
                return parsed.getAsJsonObject();
            }
        } catch (JsonParseException | StackOverflowError e) {
            throw new MalformedMessageException("the " + what + " is no JSON");
        }
        throw new MalformedMessageException("the " + what + " is no JSON object");
    }
}

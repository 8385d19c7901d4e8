package dev.glmsh.shell.java;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Bytes in UTF-8 as pieces of text, never parts of a character; after {@link #close} the bytes go elsewhere. */
final class TextStream extends OutputStream {
    private final Consumer<String> text;
    private final PrintStream afterwards;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] unfinished = new byte[0];
    private volatile boolean closed;

    TextStream(Consumer<String> text, PrintStream afterwards) {
        this.text = text;
        this.afterwards = afterwards;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (closed) {
            afterwards.write(bytes, from, count);
            afterwards.flush();
        } else {
            String decoded = decode(bytes, from, count);
            if (!decoded.isEmpty()) {
                text.accept(decoded);
            }
        }
    }

    private synchronized String decode(byte[] bytes, int from, int count) {
        ByteBuffer input = ByteBuffer.allocate(unfinished.length + count)
                .put(unfinished)
                .put(bytes, from, count)
                .flip();
        CharBuffer output = CharBuffer.allocate(input.remaining());
        decoder.reset();
        decoder.decode(input, output, false);
        unfinished = new byte[input.remaining()];
        input.get(unfinished);
        return output.flip().toString();
    }

    @Override
    public void close() {
        closed = true;
    }
}

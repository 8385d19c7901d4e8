package dev.glmsh.checkpoint;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A safetensors header's text, which ends in an error where a string grows longer than any tensor's name. A JSON reader
 * would hold such a string in memory twice before anyone could refuse it. Metadata may be long: it is skipped, not held.
 */
final class HeaderText extends FilterReader {
    /** Far more than a name takes: transformers' longest are below 200. */
    private static final int MAX_STRING = 1024;

    private static final String METADATA = "__metadata__";

    private final StringBuilder key = new StringBuilder();
    private int depth;
    private int length;
    private boolean inString;
    private boolean escaped;

    HeaderText(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            look((char) read);
        }
        return read;
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        int read = super.read(buffer, offset, count);
        for (int i = offset; i < offset + read; i++) {
            look(buffer[i]);
        }
        return read;
    }

    private void look(char next) throws IOException {
        if (inString) {
            inside(next);
        } else if (next == '"') {
            inString = true;
            length = 0;
            if (depth == 1) {
                key.setLength(0);
            }
        } else if (next == '{' || next == '[') {
            depth++;
        } else if (next == '}' || next == ']') {
            depth--;
        }
    }

    private void inside(char next) throws IOException {
        if (!escaped && next == '"') {
            inString = false;
            return;
        }
        escaped = !escaped && next == '\\';
        length++;
        if (depth == 1 && length <= METADATA.length() + 1) {
            key.append(next);
        }
        if (length > MAX_STRING && (depth < 2 || !METADATA.contentEquals(key))) {
            throw new IOException("a string is longer than " + MAX_STRING + " characters");
        }
    }
}

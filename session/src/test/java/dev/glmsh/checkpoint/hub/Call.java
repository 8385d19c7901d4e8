package dev.glmsh.checkpoint.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request that reached the server. */
record Call(boolean cdn, String method, URI target, Map<String, String> headers) {
    /** The next request of a connection; null at its end. */
    static Call read(boolean cdn, BufferedReader reader) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return null;
        }
        String[] words = line.split(" ", -1);
        Map<String, String> headers = new TreeMap<>();
        for (String header = reader.readLine(); header != null && !header.isEmpty(); header = reader.readLine()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Call(cdn, words[0], URI.create(words[1]), headers);
    }

    String path() {
        return target.getPath();
    }

    String query() {
        return String.valueOf(target.getQuery());
    }

    /** First and last byte that are asked for. */
    long[] range(long size) {
        String range = headers.get("range");
        if (range == null) {
            return new long[] {0, size - 1};
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        return new long[] {Long.parseLong(ends[0]), Math.min(size - 1, Long.parseLong(ends[1]))};
    }

    boolean hasRange() {
        return headers.containsKey("range");
    }
}

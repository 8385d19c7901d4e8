package dev.glmsh.checkpoint.hub;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an answer.
 *
 * @param from the address that answered, after redirects
 * @param status the HTTP status
 * @param headers its headers
 * @param first the headers of the hub's own answer, the same ones if there was no redirect
 */
record Answer(URI from, int status, HttpHeaders headers, HttpHeaders first) {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    boolean isSuccess() {
        return status == OK || status == PARTIAL;
    }

    boolean isRedirect() {
        return (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)
                && headers.firstValue("Location").isPresent();
    }

    /** Where the body begins in the file: 0 where the server ignored the range that was asked for. */
    long start() {
        return status == PARTIAL
                ? range().map(matcher -> Long.parseLong(matcher.group(1))).orElse(-1L)
                : 0;
    }

    /** The whole file's length, if the server tells. */
    OptionalLong fileSize() {
        if (status == PARTIAL) {
            return range().map(matcher -> matcher.group(3))
                    .filter(size -> !size.equals("*"))
                    .map(size -> OptionalLong.of(Long.parseLong(size)))
                    .orElseGet(OptionalLong::empty);
        }
        return headers.firstValueAsLong("Content-Length");
    }

    /** What the hub itself, not the host it redirects to, calls the file's content; without quotation marks. */
    Optional<String> etag() {
        boolean direct = first.equals(headers);
        return first.firstValue("X-Linked-ETag")
                .or(() -> direct ? first.firstValue("ETag") : Optional.empty())
                .map(tag -> tag.replaceFirst("^W/", "").replace("\"", ""));
    }

    private Optional<Matcher> range() {
        return headers.firstValue("Content-Range").map(RANGE::matcher).filter(Matcher::matches);
    }
}

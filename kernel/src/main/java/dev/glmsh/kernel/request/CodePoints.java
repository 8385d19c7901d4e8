package dev.glmsh.kernel.request;

/** Positions in a text: the protocol counts code points, Java counts chars. */
final class CodePoints {
    private CodePoints() {}

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The position in chars; the end, if it lies beyond. */
    static int toChars(String text, int position) {
        return text.offsetByCodePoints(0, Math.max(0, Math.min(position, count(text))));
    }
}

package dev.glmsh.repl;

/** How far the next line of unfinished Java is indented. */
final class Indentation {
    private static final String STEP = "    ";

    private Indentation() {}

    /** Four blanks for each bracket that is open at the end of the text; none inside a text block or a comment. */
    static String after(String text) {
        int[] depth = {0};
        JavaTokens.forEach(text, (token, source) -> {
            if (token.kind() == JavaTokens.Kind.BRACKET) {
                depth[0] = "({[".contains(source) ? depth[0] + 1 : Math.max(0, depth[0] - 1);
            } else if (token.end() == text.length() && isOpen(source)) {
                depth[0] = 0;
            }
        });
        return STEP.repeat(depth[0]);
    }

    private static boolean isOpen(String token) {
        return (token.startsWith("\"\"\"") && (token.length() < 6 || !token.endsWith("\"\"\"")))
                || (token.startsWith("/*") && !token.endsWith("*/"));
    }
}

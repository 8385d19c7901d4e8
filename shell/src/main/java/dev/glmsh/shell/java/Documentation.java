package dev.glmsh.shell.java;

import static java.util.Objects.requireNonNull;

/**
 * What is known of a method, field or type.
 *
 * @param signature as Java declares it, with parameter names where they are known
 * @param text its Javadoc as plain text, a paragraph a line; why there is none, in parentheses, where it has none
 */
public record Documentation(String signature, String text) {
    /** Checks that nothing is missing. */
    public Documentation {
        requireNonNull(signature, "signature is null");
        requireNonNull(text, "text is null");
    }
}

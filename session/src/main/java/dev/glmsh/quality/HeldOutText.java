package dev.glmsh.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A text that is always at hand: speeches of Shakespeare's plays and Tang quatrains, both in the public domain, from the
 * part on which the demo model was not trained.
 */
public final class HeldOutText {
    private HeldOutText() {}

    /** Some 9,500 characters, a fifth of them Chinese. */
    public static String read() {
        try (InputStream in = HeldOutText.class.getResourceAsStream("held-out.txt")) {
            if (in == null) {
                throw new IllegalStateException("no resource held-out.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

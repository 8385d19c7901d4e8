package dev.glmsh.torch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LibTorch refused a kernel: an operator is missing on this platform, or shapes and types do not fit. The message is
 * the first line that LibTorch says about it; the rest, with its own stack, is in the cause.
 */
public final class KernelException extends RuntimeException {
    private static final Pattern REASON =
            Pattern.compile("(?m)^(?:RuntimeError: |Could not |Unknown |[A-Za-z.]*Error: )?(\\S.*)$");

    private final String kernel;

    KernelException(String kernel, Throwable cause) {
        super("LibTorch cannot run " + kernel + ": " + reason(String.valueOf(cause.getMessage())), cause);
        this.kernel = kernel;
    }

    /** The kernel, or family of kernels, that failed. */
    public String kernel() {
        return kernel;
    }

    /** LibTorch writes the script's stack first and its reason in the last line before its own C++ frames. */
    private static String reason(String message) {
        String said = message.split("\nException raised from", 2)[0].strip();
        Matcher lines = REASON.matcher(said);
        String last = said;
        while (lines.find()) {
            last = lines.group(0).strip();
        }
        return last;
    }
}

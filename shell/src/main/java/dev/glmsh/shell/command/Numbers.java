package dev.glmsh.shell.command;

import java.math.BigDecimal;

/** Numbers as a user would type them. */
final class Numbers {
    private Numbers() {}

    /** {@code 1} for 1.0, {@code 0.05} for 0.05. */
    static String plain(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

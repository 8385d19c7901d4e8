package dev.glmsh.hardware.cards;

import java.util.Locale;

/** The number formats that a card can multiply in hardware, and whose rates its maker publishes. */
public enum CardFormat {
    /** 32-bit floats, on the ordinary cores. */
    FP32,
    /** IEEE half, added up in 32 bits where the hardware has a choice. */
    FP16,
    /** bfloat16. */
    BF16,
    /** 8-bit integers. */
    INT8,
    /** 4-bit integers. */
    INT4;

    /** As the table and users write it: {@code bf16}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

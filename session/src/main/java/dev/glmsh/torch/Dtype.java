package dev.glmsh.torch;

/** The element types that kernels use, with the numbers that TorchScript writes them as (c10's ScalarType). */
public enum Dtype {
    /** Unsigned bytes. */
    UINT8(0, 1),
    /** Signed bytes. */
    INT8(1, 1),
    /** Signed 64-bit integers: token ids and positions. */
    INT64(4, 8),
    /** IEEE half precision. */
    FLOAT16(5, 2),
    /** IEEE single precision. */
    FLOAT32(6, 4),
    /** Single precision's exponent with eight bits of significand. */
    BFLOAT16(15, 2);

    private final int number;
    private final int bytes;

    Dtype(int number, int bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    /** The number that stands for this type in TorchScript text. */
    public int number() {
        return number;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}

package dev.glmsh.checkpoint;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An element type of a safetensors file, by its name in the header. Only whole-byte types are listed.
 *
 * @see <a href="https://github.com/huggingface/safetensors">the safetensors format</a>
 */
public enum Dtype {
    BOOL(1),
    U8(1),
    I8(1),
    F8_E5M2(1),
    F8_E4M3(1),
    F8_E8M0(1),
    I16(2),
    U16(2),
    F16(2),
    BF16(2),
    I32(4),
    U32(4),
    F32(4),
    F64(8),
    I64(8),
    U64(8);

    private static final Map<String, Dtype> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Dtype::name, Function.identity()));

    private final int bytes;

    Dtype(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether weights of this type can be loaded: fp32, fp16 and bf16. */
    public boolean isLoadable() {
        return this == F32 || this == F16 || this == BF16;
    }

    /** The type of that name in a safetensors header, such as {@code BF16}. */
    public static Optional<Dtype> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}

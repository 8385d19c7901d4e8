package dev.glmsh.bench.compare;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** How GGUF holds numbers: in blocks, most of which begin or end with a scale in half precision. */
enum GgufType {
    /** 32-bit floats, for norms and biases. */
    F32(0, 1, 4),
    /** 4-bit numbers in groups of 32. */
    Q4_0(2, 32, 18),
    /** 8-bit numbers in groups of 32. */
    Q8_0(8, 32, 34),
    /** 6-bit numbers in groups of 256, which llama.cpp's quantize chooses for output layers. */
    Q6_K(14, 256, 210),
    /** bfloat16. */
    BF16(30, 1, 2);

    /** 0.0002 in half precision: eight bits with it are weights of about 0.02. */
    private static final short SCALE = 0x0A8E;

    private final int number;
    private final int elements;
    private final int bytes;

    GgufType(int number, int elements, int bytes) {
        this.number = number;
        this.elements = elements;
        this.bytes = bytes;
    }

    /** Its number in files. */
    int number() {
        return number;
    }

    /** Bytes of that many numbers. */
    long byteCount(long count) {
        return count / elements * bytes;
    }

    /** What llama.cpp's quantize makes of the output layer when the matrices have this type. */
    GgufType ofOutput(int columns) {
        if (this != Q4_0) {
            return this;
        }
        return columns % Q6_K.elements == 0 ? Q6_K : Q8_0;
    }

    /** Some megabytes of random blocks whose numbers are as small as weights, a prime number of them. */
    ByteBuffer noise() {
        SplittableRandom random = new SplittableRandom(3);
        int blocks = elements == 1 ? 2_097_143 : 65_521;
        ByteBuffer noise = ByteBuffer.allocateDirect(blocks * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < blocks; i++) {
            block(noise, random);
        }
        return noise.flip();
    }

    private void block(ByteBuffer noise, SplittableRandom random) {
        switch (this) {
            case F32 -> noise.putFloat((float) (0.9 + 0.2 * random.nextDouble()));
            case BF16 ->
                noise.putShort((short) (Float.floatToRawIntBits((float) (0.04 * (random.nextDouble() - 0.5))) >> 16));
            case Q6_K -> {
                byte[] numbers = new byte[bytes - Short.BYTES];
                random.nextBytes(numbers);
                for (int i = 192; i < numbers.length; i++) {
                    numbers[i] = (byte) (2 + i % 3); // scales of sixteen numbers each
                }
                noise.put(numbers).putShort(SCALE);
            }
            case Q4_0, Q8_0 -> {
                byte[] numbers = new byte[bytes - Short.BYTES];
                random.nextBytes(numbers);
                noise.putShort(this == Q4_0 ? (short) (SCALE + (4 << 10)) : SCALE)
                        .put(numbers);
            }
        }
    }
}

package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.glmsh.compiled.MatrixAddress.Format;
import java.util.List;
import java.util.Random;

/** A matrix of random weights in native memory, and the same weights written out. */
final class TestMatrix {
    private final MatrixAddress address;
    private final double[][] weights;
    private final List<Memory> held;

    private TestMatrix(MatrixAddress address, double[][] weights, Memory... held) {
        this.address = address;
        this.weights = weights;
        this.held = List.of(held);
    }

    static TestMatrix random(Format format, int rows, int columns, int group, int block, Random random) {
        return format == Format.INT4 ? packed(rows, columns, group, block, random) : plain(rows, columns, random);
    }

    private static TestMatrix plain(int rows, int columns, Random random) {
        double[][] weights = new double[rows][columns];
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = CompiledKernelsTest.narrow((float) random.nextGaussian());
            weights[i / columns][i % columns] = numbers[i];
        }
        Memory codes = words(numbers);
        MatrixAddress address = new MatrixAddress(Format.BF16, rows, columns, 0, 0, Pointer.nativeValue(codes), 0, 0);
        return new TestMatrix(address, weights, codes);
    }

    /** Codes in the order that int4.h describes. */
    private static TestMatrix packed(int rows, int columns, int group, int block, Random random) {
        double[][] weights = new double[rows][columns];
        float[] pairs = new float[columns / group * rows * 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = CompiledKernelsTest.narrow((float) random.nextGaussian() * (i % 2 == 0 ? 1 : 0.3f));
        }
        int half = block / 2;
        Memory codes = new Memory((long) rows * columns / 2);
        for (int i = 0; i < rows * columns / 2; i++) {
            int row = i / (half * columns) * block + i % half;
            int column = i / half % columns;
            int pair = random.nextInt(256);
            codes.setByte(i, (byte) pair);
            weights[row][column] = weight(pair & 15, pairs, (column / group * rows + row) * 2);
            weights[row + half][column] = weight(pair >> 4, pairs, (column / group * rows + row + half) * 2);
        }
        Memory scales = words(pairs);
        MatrixAddress address = new MatrixAddress(
                Format.INT4, rows, columns, group, block, Pointer.nativeValue(codes), Pointer.nativeValue(scales), 0);
        return new TestMatrix(address, weights, codes, scales);
    }

    private static double weight(int code, float[] pairs, int at) {
        return (code - 8.0) * pairs[at] + pairs[at + 1];
    }

    /** Where it lies while this is reachable. */
    MatrixAddress address() {
        assertThat(held).isNotEmpty();
        return address;
    }

    int rows() {
        return weights.length;
    }

    double[] times(float[] x) {
        double[] products = new double[weights.length];
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < x.length; column++) {
                products[row] += weights[row][column] * x[column];
            }
        }
        return products;
    }

    /** Numbers that bfloat16 has, as it writes them. */
    static Memory words(float[] numbers) {
        Memory memory = new Memory(2L * numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            memory.setShort(2L * i, (short) (Float.floatToRawIntBits(numbers[i]) >>> 16));
        }
        return memory;
    }
}

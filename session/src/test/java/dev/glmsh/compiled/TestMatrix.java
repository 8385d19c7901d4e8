package dev.glmsh.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.glmsh.compiled.MatrixAddress.Format;
import dev.glmsh.torch.PackedWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A matrix of random weights in native memory, and the same weights written out. */
final class TestMatrix {
    private final MatrixAddress address;
    private final double[][] weights;
    private final List<Object> held;

    private TestMatrix(MatrixAddress address, double[][] weights, Object... held) {
        this.address = address;
        this.weights = weights;
        this.held = List.of(held);
    }

    static TestMatrix random(Format format, int rows, int columns, int group, int block, Random random) {
        return switch (format) {
            case BF16 -> plain(rows, columns, random);
            case TWELVE -> compact(plain(rows, columns, random), rows, columns);
            case INT4 -> packed(rows, columns, group, block, random);
            case INT8, W8A8 -> pieces(format, rows, columns, group, block, random);
        };
    }

    private static TestMatrix plain(int rows, int columns, Random random) {
        double[][] weights = new double[rows][columns];
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            float number = (float) random.nextGaussian();
            numbers[i] = Math.abs(number) < 0.003 ? 0 : CompiledKernelsTest.narrow(number);
            weights[i / columns][i % columns] = numbers[i];
        }
        Memory codes = words(numbers);
        MatrixAddress address = MatrixAddress.bf16(rows, columns, Pointer.nativeValue(codes));
        return new TestMatrix(address, weights, codes);
    }

    /** The same in 12 bits, of which some are exceptions. */
    private static TestMatrix compact(TestMatrix plain, int rows, int columns) {
        Memory codes = new Memory(rows * TwelveBits.rowBytes(columns));
        Memory places = new Memory((rows + 1) * TwelveBits.PLACE_BYTES);
        Memory exceptions = new Memory((long) rows * columns * TwelveBits.PLACE_BYTES);
        long[] at = {Pointer.nativeValue(codes), Pointer.nativeValue(places), Pointer.nativeValue(exceptions)};
        CompactRows whole = new CompactRows(plain.address().codes(), rows, columns, at[0], at[1], at[2]);
        assertThat(TestKernels.needed().survey(whole, 0, 2)).isEqualTo(zeros(plain));
        TestKernels.needed().compact(whole, 2);
        TwelveBits bits = new TwelveBits(new TwelveBits.Place(rows, columns, at[0], at[1], at[2]));
        return new TestMatrix(bits.matrix(), plain.weights, codes, places, exceptions, bits);
    }

    private static long zeros(TestMatrix matrix) {
        return Arrays.stream(matrix.weights)
                .flatMapToDouble(Arrays::stream)
                .filter(weight -> weight == 0)
                .count();
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
        MatrixAddress address = MatrixAddress.int4(
                rows, columns, group, block, Pointer.nativeValue(codes), Pointer.nativeValue(scales));
        return new TestMatrix(address, weights, codes, scales);
    }

    /** Pieces of four blocks of rows in the order that int8.h describes; what fills blocks up is random too. */
    private static TestMatrix pieces(Format format, int rows, int columns, int group, int block, Random random) {
        double[][] weights = new double[rows][columns];
        List<Object> held = new ArrayList<>();
        List<PackedPieces.Piece> list = new ArrayList<>();
        for (int from = 0; from < rows; from += 4 * block) {
            int count = Math.min(4 * block, rows - from);
            float[] scales = new float[count];
            for (int i = 0; i < count; i++) {
                scales[i] = CompiledKernelsTest.narrow((float) random.nextGaussian());
            }
            PackedWeights piece = new PackedWeights(0, 0, count, columns, block, group);
            byte[] codes = new byte[(columns + group - 1) / group * group * 4 * block];
            random.nextBytes(codes);
            for (int i = 0; i < count * columns; i++) {
                int row = i / columns;
                weights[from + row][i % columns] = codes[(int) piece.offset(row, i % columns)] * (double) scales[row];
            }
            Memory bytes = new Memory(codes.length);
            bytes.write(0, codes, 0, codes.length);
            Memory sizes = new Memory((long) count * Float.BYTES);
            sizes.write(0, scales, 0, count);
            list.add(new PackedPieces.Piece(Pointer.nativeValue(bytes), Pointer.nativeValue(sizes)));
            held.addAll(List.of(bytes, sizes));
        }
        PackedPieces pieces = new PackedPieces(list);
        held.add(pieces);
        return new TestMatrix(
                pieces.matrix(format, rows, columns, group, block, 4L * block), weights, held.toArray(Object[]::new));
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

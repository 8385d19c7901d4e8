package dev.glmsh.compiled;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.glmsh.compiled.MatrixAddress.Format;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** A small matrix of whole numbers in one of the formats, with a bias. */
final class CheckMatrix implements AutoCloseable {
    static final int ROWS = 128;
    static final int COLUMNS = 96;
    static final int BIAS = 3;

    /** Every format in every size of blocks that kernels are for. */
    static final List<Shape> ALL = List.of(
            new Shape(Format.BF16, 0),
            new Shape(Format.INT4, 32),
            new Shape(Format.INT4, 64),
            new Shape(Format.INT8, 8),
            new Shape(Format.INT8, 16),
            new Shape(Format.INT8, 32),
            new Shape(Format.INT8, 48),
            new Shape(Format.W8A8, 8),
            new Shape(Format.W8A8, 16),
            new Shape(Format.W8A8, 32),
            new Shape(Format.W8A8, 48));

    private static final int GROUP = 32;
    /** Of an 8-bit matrix there are two, the second of them smaller, and so it is with blocks of columns. */
    private static final int PIECE = 96;

    private static final int BLOCK_COLUMNS = 64;
    private static final float SCALE = 0.5f;
    private static final float SHIFT = 2;

    private final Format format;
    private final Memory codes;
    private final Memory scales;
    private final Memory bias = words(ROWS, i -> BIAS);
    private final Optional<PackedPieces> pieces;
    private final MatrixAddress address;

    /** Format, and rows that lie together. */
    record Shape(Format format, int block) {}

    CheckMatrix(Shape shape) {
        format = shape.format();
        boolean packed = format == Format.INT8 || format == Format.W8A8;
        codes = codes(shape);
        scales = packed ? singles() : pairs();
        pieces = packed ? Optional.of(pieces()) : Optional.empty();
        MatrixAddress bare = switch (format) {
            case BF16 -> MatrixAddress.bf16(ROWS, COLUMNS, Pointer.nativeValue(codes));
            case TWELVE -> throw new IllegalArgumentException("see CompactCheck");
            case INT4 ->
                MatrixAddress.int4(
                        ROWS, COLUMNS, GROUP, shape.block(), Pointer.nativeValue(codes), Pointer.nativeValue(scales));
            case INT8, W8A8 -> pieces.orElseThrow().matrix(format, ROWS, COLUMNS, BLOCK_COLUMNS, shape.block(), PIECE);
        };
        address = bare.withBias(Pointer.nativeValue(bias));
    }

    MatrixAddress address() {
        return address;
    }

    double weight(int row, int column) {
        return switch (format) {
            case BF16, TWELVE -> code(row, column);
            case INT4 -> SCALE * code(row, column) + SHIFT;
            case INT8, W8A8 -> SCALE * code(row, column);
        };
    }

    /** From -8 to 7. */
    private static int code(int row, int column) {
        return (row * 7 + column * 5) % 16 - 8;
    }

    private static Memory codes(Shape shape) {
        return switch (shape.format()) {
            case BF16, TWELVE -> words(ROWS * COLUMNS, i -> code(i / COLUMNS, i % COLUMNS));
            case INT4 -> int4(shape.block());
            case INT8, W8A8 -> int8(shape.block());
        };
    }

    /** LibTorch's order, see int4.h. */
    private static Memory int4(int block) {
        int half = block / 2;
        return bytes(ROWS * COLUMNS / 2, i -> {
            int row = i / (half * COLUMNS) * block + i % half;
            int column = i / half % COLUMNS;
            return (code(row, column) + 8) | ((code(row + half, column) + 8) << 4);
        });
    }

    /** FBGEMM's order, see int8.h. Both pieces have room for as many rows. */
    private static Memory int8(int block) {
        return bytes(2 * pieceBytes(), i -> {
            int piece = i / pieceBytes();
            int blocks = (Math.min(PIECE, ROWS - piece * PIECE) + block - 1) / block;
            int within = i % pieceBytes();
            int place = within % (block * BLOCK_COLUMNS);
            int column =
                    within / (blocks * block * BLOCK_COLUMNS) * BLOCK_COLUMNS + place / (4 * block) * 4 + place % 4;
            int row = piece * PIECE + within / (block * BLOCK_COLUMNS) % blocks * block + place / 4 % block;
            return code(row, column);
        });
    }

    private static int pieceBytes() {
        return PIECE * 2 * BLOCK_COLUMNS;
    }

    private PackedPieces pieces() {
        long sizes = Pointer.nativeValue(scales);
        long first = Pointer.nativeValue(codes);
        return new PackedPieces(List.of(
                new PackedPieces.Piece(first, sizes),
                new PackedPieces.Piece(first + pieceBytes(), sizes + (long) PIECE * Float.BYTES)));
    }

    /** Scales and shifts. */
    private static Memory pairs() {
        return words(COLUMNS / GROUP * ROWS * 2, i -> i % 2 == 0 ? SCALE : SHIFT);
    }

    private static Memory singles() {
        Memory memory = new Memory((long) ROWS * Float.BYTES);
        for (int i = 0; i < ROWS; i++) {
            memory.setFloat((long) i * Float.BYTES, SCALE);
        }
        return memory;
    }

    static Memory bytes(int count, IntUnaryOperator number) {
        Memory memory = new Memory(count);
        for (int i = 0; i < count; i++) {
            memory.setByte(i, (byte) number.applyAsInt(i));
        }
        return memory;
    }

    interface Numbers {
        float at(int index);
    }

    /** bfloat16; the numbers must have one. */
    static Memory words(int count, Numbers numbers) {
        Memory memory = new Memory((long) count * Short.BYTES);
        for (int i = 0; i < count; i++) {
            memory.setShort((long) i * Short.BYTES, (short) (Float.floatToRawIntBits(numbers.at(i)) >>> 16));
        }
        return memory;
    }

    @Override
    public void close() {
        pieces.ifPresent(PackedPieces::close);
        bias.close();
        scales.close();
        codes.close();
    }
}

package dev.glmsh.bench;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The memory in which the weights lie: mapped ones in the checkpoint's file, copied ones in this process's anonymous
 * mappings of at least 32 MiB outside the Java heap. Packed weights are opaque to LibTorch's own operators, so their
 * bandwidth can be measured only from outside.
 */
final class WeightBuffers {
    private static final long SMALLEST = 32L << 20;
    /** glibc maps large blocks near the stack; the Java heap lies far below. */
    private static final long LOWEST = 0x7000_0000_0000L;

    private static final long PIECE = 256L << 20;

    private WeightBuffers() {}

    /** Pieces of at most 256 MiB; empty where there is no /proc. */
    static List<LongBuffer> find(boolean mapped) {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return List.of();
        }
        List<LongBuffer> pieces = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(maps)) {
                String[] fields = line.strip().split("\\s+");
                String[] range = fields[0].split("-", 2);
                long from = Long.parseUnsignedLong(range[0], 16);
                long to = Long.parseUnsignedLong(range[1], 16);
                boolean wanted = mapped
                        ? fields.length == 6 && fields[5].endsWith(".safetensors")
                        : fields.length == 5 && fields[1].startsWith("rw-p") && fields[4].equals("0");
                if (wanted && from >= LOWEST && to - from >= SMALLEST) {
                    add(pieces, from, to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pieces;
    }

    private static void add(List<LongBuffer> pieces, long from, long to) {
        for (long at = from; at < to; at += PIECE) {
            ByteBuffer piece = new Pointer(at).getByteBuffer(0, Math.min(PIECE, to - at));
            pieces.add(piece.order(ByteOrder.nativeOrder()).asLongBuffer());
        }
    }
}

package dev.glmsh.hardware;

import com.sun.jna.Pointer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Parts of this process's address space outside the Java heap, from /proc/self/maps (proc_pid_maps(5)). What a library
 * took for a large object is found as what is there afterwards and was not before.
 *
 * <pre>{@code
 * NativeRegions before = NativeRegions.anonymous();
 * Decoder decoder = Decoder.load(…);
 * NativeRegions weights = NativeRegions.anonymous().without(before);
 * }</pre>
 *
 * @param regions in the order of their addresses, none touching another
 */
public record NativeRegions(List<Region> regions) {
    /** None. */
    public static final NativeRegions NONE = new NativeRegions(List.of());

    /** glibc maps large blocks near the stack; the Java heap lies far below. */
    private static final long JAVA_HEAP_BELOW = 0x7000_0000_0000L;

    /** Smaller ones hold all sorts of things, some of which the JVM gives back at any time. */
    private static final long SMALLEST = 4L << 20;

    /** The end of malloc's heap goes back to the system when enough of it is free. */
    private static final long TOP = 4L << 20;

    private static final String MALLOC = "[heap]";
    private static final long PIECE = 256L << 20;
    private static final Pattern LINE =
            Pattern.compile("(?m)^([0-9a-f]+)-([0-9a-f]+) (\\S{4}) [0-9a-f]+ \\S+ \\d+[ \\t]*(.*)$");

    /**
     * One part.
     *
     * @param from its first address
     * @param to the address after its last
     */
    public record Region(long from, long to) {
        long byteCount() {
            return to - from;
        }
    }

    /** Copies the list. */
    public NativeRegions {
        regions = List.copyOf(regions);
    }

    /** Writable memory that no file backs, malloc's heap included; none where the system does not tell. */
    public static NativeRegions anonymous() {
        return read(KernelFiles.LIVE, line -> isAnonymous(line.group(3), line.group(4), start(line)));
    }

    /** Where these files are mapped. */
    public static NativeRegions of(Collection<Path> files) {
        Set<String> names = files.stream().map(MappedFile::nameOf).collect(Collectors.toSet());
        return read(KernelFiles.LIVE, line -> names.contains(line.group(4)));
    }

    static NativeRegions read(KernelFiles files, Predicate<Matcher> wanted) {
        return files.text("proc/self/maps").map(maps -> parse(maps, wanted)).orElse(NONE);
    }

    static NativeRegions parse(String maps, Predicate<Matcher> wanted) {
        List<Region> found = new ArrayList<>();
        Matcher line = LINE.matcher(maps);
        while (line.find()) {
            if (wanted.test(line)) {
                long end = Long.parseUnsignedLong(line.group(2), 16);
                found.add(
                        new Region(start(line), line.group(4).equals(MALLOC) ? Math.max(start(line), end - TOP) : end));
            }
        }
        return new NativeRegions(found);
    }

    static boolean isAnonymous(String permissions, String name, long from) {
        boolean heap = name.equals(MALLOC);
        return permissions.equals("rw-p") && (heap || (name.isEmpty() && from >= JAVA_HEAP_BELOW));
    }

    private static long start(Matcher line) {
        return Long.parseUnsignedLong(line.group(1), 16);
    }

    /** What of this is not in {@code before}, as far as it is not in small pieces. */
    public NativeRegions without(NativeRegions before) {
        List<Region> left = new ArrayList<>();
        for (Region region : regions) {
            long from = region.from();
            for (Region old : before.regions) {
                if (old.to() > from && old.from() < region.to()) {
                    left.add(new Region(from, Math.max(from, old.from())));
                    from = Math.min(region.to(), old.to());
                }
            }
            left.add(new Region(from, region.to()));
        }
        return new NativeRegions(
                left.stream().filter(one -> one.byteCount() >= SMALLEST).toList());
    }

    /**
     * What of anonymous regions is in memory, in whole mebibytes. What was never written has no memory: all of it is read from
     * one page of zeros, in no time.
     */
    public NativeRegions written() {
        return new NativeRegions(regions.stream()
                .flatMap(region -> WrittenMemory.of(region).stream())
                .toList());
    }

    /** The regions that are wholly mapped now; reading others would end the process. */
    public NativeRegions stillThere() {
        NativeRegions now = read(KernelFiles.LIVE, line -> line.group(3).startsWith("r"));
        return new NativeRegions(regions.stream().filter(now::covers).toList());
    }

    private boolean covers(Region wanted) {
        Optional<Region> holder = regions.stream()
                .filter(region -> region.from() <= wanted.from() && wanted.from() < region.to())
                .findFirst();
        if (holder.isEmpty()) {
            return false;
        }
        long end = holder.get().to();
        return end >= wanted.to() || covers(new Region(end, wanted.to())); // neighbours lie side by side
    }

    /** Bytes of all of them. */
    public long byteCount() {
        return regions.stream().mapToLong(Region::byteCount).sum();
    }

    /** Their memory in pieces of at most 256 MiB, not to be touched once it is freed. */
    public List<LongBuffer> buffers() {
        List<LongBuffer> pieces = new ArrayList<>();
        for (Region region : regions) {
            for (long at = region.from(); at < region.to(); at += PIECE) {
                pieces.add(new Pointer(at)
                        .getByteBuffer(0, Math.min(PIECE, region.to() - at))
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer());
            }
        }
        return pieces;
    }
}

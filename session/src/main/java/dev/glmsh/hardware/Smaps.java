package dev.glmsh.hardware;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files this process has mapped, and how much of each is in memory: the shards of a checkpoint, LibTorch's
 * libraries, the JDK. From /proc/self/smaps (proc_pid_smaps(5)); the kernel walks all page tables for it, which takes
 * milliseconds to a few hundred for tens of gigabytes, so ask it rarely.
 *
 * <pre>{@code
 * long libtorch = Smaps.read().stream()
 *         .filter(file -> file.path().contains("libtorch"))
 *         .mapToLong(MappedFile::rss)
 *         .sum();
 * }</pre>
 */
public final class Smaps {
    /** Address range, permissions, offset, device, inode, then the path, or a blank where there is none. */
    private static final Pattern HEADER =
            Pattern.compile("(?m)^[0-9a-f]+-[0-9a-f]+ \\S{4} [0-9a-f]+ \\S+ \\d+(?:[ \\t]+(\\S.*))?[ \\t]*$");

    private Smaps() {}

    /** The mapped files, those with most in memory first; none where the system does not tell. */
    public static List<MappedFile> read() {
        return read(KernelFiles.LIVE);
    }

    static List<MappedFile> read(KernelFiles files) {
        return files.text("proc/self/smaps").map(Smaps::parse).orElse(List.of());
    }

    static List<MappedFile> parse(String smaps) {
        List<MappedFile> mappings = new ArrayList<>();
        Matcher header = HEADER.matcher(smaps);
        boolean more = header.find();
        while (more) {
            Optional<String> path = Optional.ofNullable(header.group(1)).filter(name -> name.startsWith("/"));
            int start = header.end();
            more = header.find();
            KernelSizes sizes = KernelSizes.parse(smaps.substring(start, more ? header.start() : smaps.length()));
            path.map(file -> mapping(file, sizes)).ifPresent(mappings::add);
        }
        return byFile(mappings.stream());
    }

    private static MappedFile mapping(String path, KernelSizes sizes) {
        return new MappedFile(
                path,
                sizes.bytes("Size").orElse(0),
                sizes.bytes("Rss").orElse(0),
                sizes.bytes("Anonymous").orElse(0),
                sizes.bytes("Swap").orElse(0));
    }

    private static List<MappedFile> byFile(Stream<MappedFile> mappings) {
        return mappings
                .collect(Collectors.toMap(MappedFile::path, Function.identity(), MappedFile::plus))
                .values()
                .stream()
                .sorted(Comparator.comparingLong(MappedFile::rss).reversed().thenComparing(MappedFile::path))
                .toList();
    }
}

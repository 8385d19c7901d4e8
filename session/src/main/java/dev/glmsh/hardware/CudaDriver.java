package dev.glmsh.hardware;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which NVIDIA driver a version of CUDA needs at least. From CUDA 11 on, all minor versions run on the oldest driver of
 * their major version (https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html, table 1).
 */
final class CudaDriver {
    private static final Map<Integer, Integer> OLDEST_BRANCH = Map.of(11, 450, 12, 525, 13, 580);
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,6})(?:\\..*)?");

    private CudaDriver() {}

    /** The driver branch that {@code cuda} needs, if {@code driver} is older; otherwise, or if unknown, empty. */
    static OptionalInt missing(String cuda, String driver) {
        OptionalInt cudaMajor = major(cuda);
        OptionalInt branch = major(driver);
        if (cudaMajor.isEmpty() || branch.isEmpty()) {
            return OptionalInt.empty();
        }
        int needed = OLDEST_BRANCH.getOrDefault(cudaMajor.getAsInt(), 0);
        return branch.getAsInt() < needed ? OptionalInt.of(needed) : OptionalInt.empty();
    }

    private static OptionalInt major(String version) {
        Matcher matcher = MAJOR.matcher(version.strip());
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}

package dev.glmsh.hardware;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instruction sets that decide how fast matrices multiply, out of a processor's many flags. Their names are those of
 * Linux's /proc/cpuinfo; what Windows and macOS call otherwise is translated.
 */
final class InstructionSets {
    /** From the oldest to the newest of each family. */
    private static final List<String> KNOWN = List.of(
            "avx",
            "f16c",
            "fma",
            "avx2",
            "avx_vnni",
            "avx512f",
            "avx512bw",
            "avx512_vnni",
            "avx512_bf16",
            "avx512_fp16",
            "amx_tile",
            "amx_int8",
            "amx_bf16",
            "amx_fp16",
            "asimd",
            "asimdhp",
            "asimddp",
            "i8mm",
            "bf16",
            "sve",
            "sve2",
            "sme");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "avx1.0", "avx",
            "neon", "asimd",
            "advsimd", "asimd",
            "feat_fp16", "asimdhp",
            "feat_dotprod", "asimddp",
            "arm_v82_dp", "asimddp",
            "feat_bf16", "bf16",
            "feat_i8mm", "i8mm",
            "feat_sme", "sme");

    private static final Pattern WORD = Pattern.compile("[a-z0-9_]+(?:\\.\\d+)?");
    private static final Pattern SWITCHED_OFF = Pattern.compile("[:=]\\s*0\\s*$");

    private InstructionSets() {}

    /**
     * Those in {@code flags}: lines of words such as {@code avx2 fma}, {@code PF_AVX2_INSTRUCTIONS_AVAILABLE} or
     * {@code hw.optional.arm.FEAT_BF16: 1}.
     */
    static List<String> of(Collection<String> flags) {
        Set<String> found = new HashSet<>();
        for (String line : flags) {
            if (!SWITCHED_OFF.matcher(line).find()) {
                addWords(found, line.toLowerCase(Locale.ROOT));
            }
        }
        return KNOWN.stream().filter(found::contains).toList();
    }

    private static void addWords(Set<String> found, String line) {
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String name = word.group().replaceFirst("^pf_", "").replaceFirst("_instructions_available$", "");
            found.add(OTHER_NAMES.getOrDefault(name, name));
        }
    }
}

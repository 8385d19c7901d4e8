package dev.glmsh.hardware;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What /proc/cpuinfo tells. Its fields differ by architecture: Arm has {@code Features} where x86 has {@code flags}, and
 * neither names nor cores.
 *
 * @param name the model's name
 * @param physicalCores how many different cores the processors belong to
 * @param logicalCores how many processors are listed
 * @param instructionSets those that matter for matrices
 */
record CpuInfo(Optional<String> name, OptionalInt physicalCores, int logicalCores, List<String> instructionSets) {
    CpuInfo {
        instructionSets = List.copyOf(instructionSets);
    }

    static CpuInfo parse(String text) {
        List<Map<String, String>> processors = Arrays.stream(text.split("\\n\\s*\\n"))
                .map(CpuInfo::fields)
                .filter(fields -> fields.containsKey("processor"))
                .toList();
        long cores = processors.stream()
                .filter(fields -> fields.containsKey("core id"))
                .map(fields -> fields.getOrDefault("physical id", "0") + "/" + fields.get("core id"))
                .distinct()
                .count();
        return new CpuInfo(
                values(processors, "model name").findFirst(),
                cores > 0 ? OptionalInt.of((int) cores) : OptionalInt.empty(),
                processors.size(),
                InstructionSets.of(Stream.concat(values(processors, "flags"), values(processors, "Features"))
                        .limit(1)
                        .toList()));
    }

    private static Stream<String> values(List<Map<String, String>> processors, String name) {
        return processors.stream()
                .flatMap(fields -> Optional.ofNullable(fields.get(name)).stream())
                .filter(value -> !value.isEmpty());
    }

    private static Map<String, String> fields(String block) {
        return block.lines()
                .map(line -> line.split(":", 2))
                .filter(parts -> parts.length == 2)
                .collect(toMap(parts -> parts[0].strip(), parts -> parts[1].strip(), (first, second) -> first));
    }
}

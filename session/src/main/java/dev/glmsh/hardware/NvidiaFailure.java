package dev.glmsh.hardware;

import java.util.List;
import java.util.Locale;

/**
 * What nvidia-smi means when it fails, and what to do then. Its words are those of NVIDIA's drivers; what is not
 * recognized is passed on by its first line.
 */
final class NvidiaFailure {
    private record Symptom(String words, String what, String nextStep) {}

    private static final List<Symptom> SYMPTOMS = List.of(
            new Symptom(
                    "driver/library version mismatch",
                    "the NVIDIA driver was updated while its old kernel module is still loaded",
                    "restart the machine"),
            new Symptom(
                    "couldn't communicate with the nvidia driver",
                    "nvidia-smi cannot reach the NVIDIA driver",
                    "load its kernel module (sudo modprobe nvidia); after a new kernel, install the driver again"),
            new Symptom(
                    "couldn't find libnvidia-ml",
                    "nvidia-smi does not find the driver's library libnvidia-ml",
                    "install the driver again, or start the container with --gpus all"),
            new Symptom(
                    "no devices were found",
                    "the NVIDIA driver is running but finds no card that it supports",
                    "look for the reason in the kernel's log (sudo dmesg | grep -i nvrm)"),
            new Symptom(
                    "gpu is lost",
                    "a card has dropped off the bus",
                    "restart the machine; if it happens again, check the card's power and seat"),
            new Symptom(
                    "insufficient permissions",
                    "this user may not talk to the NVIDIA driver",
                    "give the user access to /dev/nvidiactl and /dev/nvidia0"));

    private static final int LONGEST_LINE = 160;

    private NvidiaFailure() {}

    /** The problem that {@code result} tells of. */
    static GpuProblem of(CommandResult result) {
        if (result instanceof CommandResult.TimedOut late) {
            return GpuProblem.driverFailed(
                    "nvidia-smi did not answer within " + late.limit().toSeconds() + " seconds",
                    "run nvidia-smi by itself; if it hangs, restart the machine");
        }
        if (result instanceof CommandResult.NotStarted failure) {
            return GpuProblem.driverFailed(
                    "nvidia-smi cannot be started (" + failure.reason() + ")", "check that it may be executed");
        }
        return ofOutput((CommandResult.Finished) result);
    }

    private static GpuProblem ofOutput(CommandResult.Finished result) {
        String words = result.output().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return SYMPTOMS.stream()
                .filter(symptom -> words.contains(symptom.words()))
                .findFirst()
                .map(symptom -> GpuProblem.driverFailed(symptom.what(), symptom.nextStep()))
                .orElseGet(() -> GpuProblem.driverFailed(
                        "nvidia-smi failed with exit code " + result.exitCode() + firstLine(result.output()),
                        "run nvidia-smi by itself to see more"));
    }

    private static String firstLine(String output) {
        return output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> ": " + line.substring(0, Math.min(LONGEST_LINE, line.length())))
                .orElse("");
    }
}

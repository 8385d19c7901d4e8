package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvidiaSmiTest {
    private final List<String> questions = new ArrayList<>();

    @Test
    void reads_every_field_in_one_question() {
        assertThat(cards("h200.csv"))
                .containsExactly(new GpuCard(
                        "NVIDIA H200",
                        "NVIDIA",
                        Optional.of("580.95.05"),
                        Optional.of("9.0"),
                        new GpuMemory(mebibytes(143_771), mebibytes(0), mebibytes(143_167)),
                        new GpuLoad(
                                OptionalDouble.of(27),
                                OptionalDouble.of(0),
                                OptionalDouble.of(76.92),
                                OptionalDouble.of(700)),
                        new GpuClocks(
                                OptionalLong.of(345),
                                OptionalLong.of(1980),
                                OptionalLong.of(3201),
                                OptionalLong.of(3201)),
                        new PcieLink(OptionalLong.of(5), OptionalLong.of(5), OptionalLong.of(16), OptionalLong.of(16)),
                        Optional.of(List.of(ThrottleReason.IDLE)),
                        false));
        assertThat(questions)
                .containsExactly("--query-gpu=name,driver_version,compute_cap,memory.total,memory.used,memory.free,"
                        + "temperature.gpu,utilization.gpu,power.draw,power.limit,clocks.current.sm,clocks.max.sm,"
                        + "clocks.current.memory,clocks.max.memory,pcie.link.gen.current,pcie.link.gen.max,"
                        + "pcie.link.width.current,pcie.link.width.max,clocks_event_reasons.active,mig.mode.current"
                        + " --format=csv,nounits");
    }

    @Test
    void takes_values_that_a_laptop_does_not_have_for_absent_ones() {
        assertThat(cards("rtx-3050-laptop-windows.csv"))
                .containsExactly(new GpuCard(
                        "NVIDIA GeForce RTX 3050 Laptop GPU",
                        "NVIDIA",
                        Optional.of("546.33"),
                        Optional.of("8.6"),
                        new GpuMemory(mebibytes(4096), mebibytes(0), mebibytes(3962)),
                        new GpuLoad(
                                OptionalDouble.of(47),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty()),
                        new GpuClocks(
                                OptionalLong.empty(),
                                OptionalLong.of(2100),
                                OptionalLong.empty(),
                                OptionalLong.of(6001)),
                        new PcieLink(OptionalLong.of(3), OptionalLong.of(4), OptionalLong.of(8), OptionalLong.of(16)),
                        Optional.empty(),
                        false));
    }

    @Test
    void asks_an_old_driver_again_without_the_fields_it_refuses() {
        List<GpuCard> cards =
                cards("refuses-compute-cap.txt", "refuses-event-reasons.txt", "refuses-mig.txt", "v100-driver-418.csv");
        assertThat(cards).singleElement().satisfies(card -> {
            assertThat(card.name()).isEqualTo("Tesla V100-PCIE-16GB");
            assertThat(card.computeCapability()).isEmpty();
            assertThat(card.memory().total()).isEqualTo(mebibytes(16_160));
            assertThat(card.throttling()).contains(List.of(ThrottleReason.IDLE));
            assertThat(card.mig()).isFalse();
        });
        assertThat(questions)
                .hasSize(4)
                .last()
                .asString()
                .contains("clocks_throttle_reasons.active")
                .doesNotContain("compute_cap")
                .doesNotContain("mig.mode");
    }

    @Test
    void reads_two_cards() {
        assertThat(cards("two-cards.csv"))
                .extracting(GpuCard::name, card -> card.load().power())
                .containsExactly(
                        tuple("NVIDIA GeForce RTX 3090", OptionalDouble.of(348.22)),
                        tuple("Quadro P400", OptionalDouble.empty()));
    }

    @Test
    void tells_a_card_that_is_split_into_instances_and_one_that_shares_the_machines_memory() {
        assertThat(cards("a100-mig.csv")).singleElement().satisfies(card -> {
            assertThat(card.mig()).isTrue();
            assertThat(card.load().utilization()).isEmpty();
        });
        assertThat(cards("gb10-shared-memory.csv"))
                .singleElement()
                .satisfies(card -> assertThat(card.memory())
                        .isEqualTo(new GpuMemory(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "rtx-3060.csv, IDLE",
        "rtx-4090.csv, POWER_CAP",
        "t4.csv, 'POWER_CAP, SOFTWARE_THERMAL'",
        "gb10-shared-memory.csv, ''",
    })
    void tells_why_a_card_is_slowed_down(String capture, String reasons) {
        assertThat(cards(capture).get(0).throttling().orElseThrow())
                .extracting(Enum::name)
                .isEqualTo(reasons.isEmpty() ? List.of() : List.of(reasons.split(", ", -1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "no-driver-running.txt @ 9 @ nvidia-smi cannot reach the NVIDIA driver; load its kernel module "
                        + "(sudo modprobe nvidia); after a new kernel, install the driver again",
                "version-mismatch.txt @ 18 @ the NVIDIA driver was updated while its old kernel module is still "
                        + "loaded; restart the machine",
                "no-devices.txt @ 6 @ the NVIDIA driver is running but finds no card that it supports; look for the "
                        + "reason in the kernel's log (sudo dmesg | grep -i nvrm)",
                "no-library.txt @ 12 @ nvidia-smi does not find the driver's library libnvidia-ml; install the "
                        + "driver again, or start the container with --gpus all",
                "card-lost.txt @ 15 @ a card has dropped off the bus; restart the machine; if it happens again, "
                        + "check the card's power and seat",
                "no-permission.txt @ 4 @ this user may not talk to the NVIDIA driver; give the user access to "
                        + "/dev/nvidiactl and /dev/nvidia0",
                "unknown-failure.txt @ 255 @ nvidia-smi failed with exit code 255: Failed to initialize NVML: "
                        + "Unknown Error; run nvidia-smi by itself to see more",
            })
    void says_what_a_failure_means_and_what_to_do(String capture, int exitCode, String line) {
        String output = Captured.text("nvidia-smi/" + capture);
        assertThat(NvidiaSmi.ask(arguments -> new CommandResult.Finished(exitCode, output)))
                .isInstanceOfSatisfying(NvidiaAnswer.Failed.class, failed -> {
                    assertThat(failed.problem().kind()).isEqualTo(GpuProblem.Kind.DRIVER_FAILED);
                    assertThat(failed.problem().line()).isEqualTo(line);
                });
    }

    @Test
    void says_when_the_tool_hangs_or_cannot_be_started() {
        assertThat(NvidiaSmi.ask(arguments -> new CommandResult.TimedOut(Duration.ofSeconds(15))))
                .isEqualTo(new NvidiaAnswer.Failed(new GpuProblem(
                        GpuProblem.Kind.DRIVER_FAILED,
                        "nvidia-smi did not answer within 15 seconds",
                        "run nvidia-smi by itself; if it hangs, restart the machine")));
        assertThat(NvidiaSmi.ask(arguments -> new CommandResult.NotStarted("Permission denied")))
                .isEqualTo(new NvidiaAnswer.Failed(new GpuProblem(
                        GpuProblem.Kind.DRIVER_FAILED,
                        "nvidia-smi cannot be started (Permission denied)",
                        "check that it may be executed")));
    }

    @Test
    void gives_up_on_a_driver_that_refuses_everything() {
        NvidiaAnswer answer = NvidiaSmi.ask(arguments -> {
            questions.add(String.join(" ", arguments));
            return new CommandResult.Finished(2, "Field \"name\" is not a valid field to query.\n");
        });
        assertThat(answer).isInstanceOf(NvidiaAnswer.Failed.class);
        assertThat(questions).hasSize(8);
    }

    @Test
    void survives_output_that_is_cut_off_or_preceded_by_a_warning() {
        String csv = Captured.text("nvidia-smi/two-cards.csv");
        String warned = "WARNING: infoROM is corrupted at gpu 0000:01:00.0\n" + csv;
        assertThat(NvidiaQuery.FULL.parse(warned)).hasSize(2);
        assertThat(NvidiaQuery.FULL.parse(csv.substring(0, csv.length() - 40))).hasSize(1);
        assertThat(NvidiaQuery.FULL.parse("")).isEmpty();
    }

    @Test
    void finds_the_tool_on_the_path(@TempDir Path empty, @TempDir Path installed) throws IOException {
        Path tool = Files.createFile(installed.resolve("nvidia-smi"));
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        assertThat(NvidiaSmi.locate(empty + File.pathSeparator + installed)).contains(tool);
        assertThat(NvidiaSmi.locate("\0bad" + File.pathSeparator + installed)).contains(tool);
    }

    /** The cards that a tool with these outputs, one a question, lists. */
    private List<GpuCard> cards(String... captures) {
        Deque<String> outputs = new ArrayDeque<>(List.of(captures));
        Function<List<String>, CommandResult> tool = arguments -> {
            questions.add(String.join(" ", arguments));
            String capture = outputs.remove();
            String text = Captured.text("nvidia-smi/" + capture);
            String output = capture.contains("windows") ? text.replace("\n", "\r\n") : text;
            return new CommandResult.Finished(capture.endsWith(".csv") ? 0 : 2, output);
        };
        NvidiaAnswer answer = NvidiaSmi.ask(tool);
        assertThat(answer).isInstanceOf(NvidiaAnswer.Cards.class);
        return ((NvidiaAnswer.Cards) answer).cards();
    }

    private static OptionalLong mebibytes(long count) {
        return OptionalLong.of(count << 20);
    }
}

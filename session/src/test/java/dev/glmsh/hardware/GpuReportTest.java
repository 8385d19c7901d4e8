package dev.glmsh.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuReportTest {
    private static final NvidiaAnswer NO_TOOL = new NvidiaAnswer.NotInstalled();

    @TempDir
    Path root;

    @Test
    void says_when_there_is_no_card() {
        GpuReport report = GpuReport.of(NO_TOOL, List.of(), false);
        assertThat(report.cards()).isEmpty();
        assertThat(report.missing())
                .contains("this machine has no graphics card; generation runs on the CPU, which needs nothing more");
    }

    @Test
    void says_when_a_card_has_no_driver() {
        assertThat(GpuReport.of(NO_TOOL, pciCards("0x10de", "0x2684"), false).missing())
                .contains(
                        "NVIDIA card 0x2684 has no NVIDIA driver: there is no nvidia-smi; install the driver from your "
                                + "distribution or https://www.nvidia.com/drivers, then restart");
    }

    @Test
    void says_when_a_container_was_started_without_the_hosts_card() {
        assertThat(GpuReport.of(NO_TOOL, pciCards("0x10de", "0x2684"), true).missing())
                .contains("NVIDIA card 0x2684 and its driver are on the host, but not in this container; start the "
                        + "container with --gpus all, which needs the NVIDIA Container Toolkit on the host");
    }

    @Test
    void says_when_the_only_card_is_not_nvidias() {
        assertThat(GpuReport.of(NO_TOOL, pciCards("0x1002", "0x744c"), false).missing())
                .contains("CUDA needs an NVIDIA card, and this is AMD card 0x744c; generation runs on the CPU, which "
                        + "needs nothing more");
    }

    @Test
    void keeps_the_cards_and_the_reason_when_the_tool_fails() {
        GpuProblem problem =
                NvidiaFailure.of(new CommandResult.Finished(9, Captured.text("nvidia-smi/no-driver-running.txt")));
        GpuReport report = GpuReport.of(new NvidiaAnswer.Failed(problem), pciCards("0x10de", "0x2684"), false);
        assertThat(report.cards()).extracting(GpuCard::name).containsExactly("NVIDIA card 0x2684");
        assertThat(report.problem()).contains(problem);
        assertThat(report.judgedFor(LibTorchBuild.cpuOnly())).isEqualTo(report);
    }

    @Test
    void prefers_what_nvidia_smi_knows_and_adds_other_vendors_cards() {
        List<GpuCard> others = List.of(
                pciCards("0x10de", "0x2684").get(0),
                pciCards("0x8086", "0x46a6").get(0));
        assertThat(GpuReport.of(cards("rtx-4090.csv"), others, true).cards())
                .extracting(GpuCard::name)
                .containsExactly("NVIDIA GeForce RTX 4090", "Intel card 0x46a6");
    }

    @Test
    void says_when_libtorch_only_computes_on_the_cpu() {
        GpuReport report = GpuReport.of(cards("rtx-4090.csv"), List.of(), true);
        assertThat(report.problem()).isEmpty();
        assertThat(report.judgedFor(LibTorchBuild.cpuOnly()).missing())
                .contains(
                        "this LibTorch only computes on the CPU, so NVIDIA GeForce RTX 4090 stays idle; to use it, put "
                                + "a CUDA build of LibTorch on the class path (ai.djl.pytorch:pytorch-native-cu128)");
    }

    @Test
    void says_when_the_driver_is_too_old_for_libtorch() {
        GpuReport report = GpuReport.of(cards("two-cards.csv"), List.of(), true);
        assertThat(report.judgedFor(LibTorchBuild.cuda("12.8")).problem()).isEmpty();
        assertThat(report.judgedFor(LibTorchBuild.cuda("13.0")).missing())
                .contains("NVIDIA driver 550.120 is too old for LibTorch's CUDA 13.0; install driver 580 or newer from "
                        + "https://www.nvidia.com/drivers");
    }

    @ParameterizedTest
    @CsvSource({
        "11.8, 450.80.02, true",
        "11.8, 418.226.00, false",
        "12.8, 525.60.13, true",
        "12.8, 515.105.01, false",
        "13.0, 580.65.06, true",
        "13.0, 579.99, false",
        "14.0, 580.65.06, true",
        "none, 580.65.06, true",
        "12.8, unknown, true",
    })
    void knows_which_driver_a_version_of_cuda_needs(String cuda, String driver, boolean serves) {
        assertThat(CudaDriver.missing(cuda, driver).isEmpty()).isEqualTo(serves);
    }

    @Test
    void finds_display_controllers_on_the_pci_bus_and_nothing_else() {
        pci("0000:00:01.0", "0x060400", "0x8086", "0x1901");
        pci("0000:01:00.1", "0x040300", "0x10de", "0x22ba");
        pci("0000:01:00.0", "0x030000", "0x10de", "0x2684");
        pci("0000:02:00.0", "0x030200", "0x1ffe", "0x0001");
        assertThat(PciCards.read(new KernelFiles(root)))
                .extracting(GpuCard::name)
                .containsExactly("NVIDIA card 0x2684", "PCI vendor 0x1ffe card 0x0001");
        assertThat(PciCards.read(new KernelFiles(root.resolve("nowhere")))).isEmpty();
    }

    @Test
    void reads_this_machine() {
        GpuReport report = Gpus.read(LibTorchBuild.cpuOnly());
        assertThat(report.missing()).as("a CPU build of LibTorch uses no card").isPresent();
    }

    private List<GpuCard> pciCards(String vendor, String device) {
        pci("0000:01:00.0", "0x030000", vendor, device);
        return PciCards.read(new KernelFiles(root));
    }

    private void pci(String address, String type, String vendor, String device) {
        String directory = "sys/bus/pci/devices/" + address + "/";
        Captured.put(root, directory + "class", type + "\n");
        Captured.put(root, directory + "vendor", vendor + "\n");
        Captured.put(root, directory + "device", device + "\n");
    }

    private static NvidiaAnswer cards(String capture) {
        return new NvidiaAnswer.Cards(NvidiaQuery.FULL.parse(Captured.text("nvidia-smi/" + capture)));
    }
}

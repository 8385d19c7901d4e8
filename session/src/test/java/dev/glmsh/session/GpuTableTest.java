package dev.glmsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glmsh.hardware.GpuCard;
import dev.glmsh.hardware.GpuClocks;
import dev.glmsh.hardware.GpuLoad;
import dev.glmsh.hardware.GpuMemory;
import dev.glmsh.hardware.GpuProblem;
import dev.glmsh.hardware.GpuReport;
import dev.glmsh.hardware.LibTorchBuild;
import dev.glmsh.hardware.PcieLink;
import dev.glmsh.hardware.ThrottleReason;
import dev.glmsh.table.TableFormat;
import dev.glmsh.table.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GpuTableTest {
    private static final GpuCard RTX_4090 = new GpuCard(
            "NVIDIA GeForce RTX 4090",
            "NVIDIA",
            Optional.of("570.86.15"),
            Optional.of("8.9"),
            new GpuMemory(
                    OptionalLong.of(24_564L << 20), OptionalLong.of(20_187L << 20), OptionalLong.of(3_886L << 20)),
            new GpuLoad(
                    OptionalDouble.of(66), OptionalDouble.of(98), OptionalDouble.of(449.71), OptionalDouble.empty()),
            new GpuClocks(
                    OptionalLong.of(2520), OptionalLong.of(3105), OptionalLong.of(10_501), OptionalLong.of(10_501)),
            new PcieLink(OptionalLong.of(4), OptionalLong.of(4), OptionalLong.of(8), OptionalLong.of(16)),
            Optional.of(List.of(ThrottleReason.POWER_CAP, ThrottleReason.SOFTWARE_THERMAL)),
            true);

    @Test
    void shows_a_card_as_a_record_in_a_terminal() {
        GpuReport report = new GpuReport(List.of(RTX_4090), Optional.empty());
        assertThat(TextTable.fitting(80).render(GpuTable.of(report))).isEqualTo("""
                        graphics cards
                        ────────────────────────────────────────────────
                        name                 NVIDIA GeForce RTX 4090
                        driver               570.86.15
                        compute capability   8.9
                        memory total         23.99 GiB
                        memory used          19.71 GiB
                        memory free          3.79 GiB
                        utilization          98%
                        temperature          66 °C
                        power                449.7 W
                        power limit          -
                        core clock           2,520 MHz
                        core clock max       3,105 MHz
                        memory clock         10,501 MHz
                        memory clock max     10,501 MHz
                        PCIe generation      4
                        PCIe generation max  4
                        PCIe width           8
                        PCIe width max       16
                        throttling           power cap, thermal (driver)
                        MIG                  enabled""");
    }

    @Test
    void json_has_a_key_for_each_fact() {
        GpuReport report = new GpuReport(List.of(RTX_4090), Optional.empty()).judgedFor(LibTorchBuild.cpuOnly());
        assertThat(TableFormat.JSON.render(GpuTable.of(report))).isEqualTo("""
                        [{"name":"NVIDIA GeForce RTX 4090","driver":"570.86.15","compute_capability":"8.9",\
                        "memory_total":25757220864,"memory_used":21167603712,"memory_free":4074766336,\
                        "utilization":98,"temperature":66,"power":449.71,"power_limit":null,\
                        "core_clock":2520,"core_clock_max":3105,"memory_clock":10501,"memory_clock_max":10501,\
                        "pcie_generation":4,"pcie_generation_max":4,"pcie_width":8,"pcie_width_max":16,\
                        "throttling":"power cap, thermal (driver)","mig":"enabled",\
                        "problem":"this LibTorch only computes on the CPU, so NVIDIA GeForce RTX 4090 stays idle",\
                        "next_step":"to use it, put a CUDA build of LibTorch on the class path \
                        (ai.djl.pytorch:pytorch-native-cu128)"}]""");
    }

    @Test
    void says_what_is_missing_when_there_is_no_card() {
        GpuProblem problem =
                new GpuProblem(GpuProblem.Kind.NO_CARD, "this machine has no graphics card", "use the CPU");
        GpuReport report = new GpuReport(List.of(), Optional.of(problem));
        assertThat(TableFormat.TEXT.render(GpuTable.of(report))).isEqualTo("""
                        graphics cards
                        problem                            next step
                        ──────────────────────────────────────────────
                        this machine has no graphics card  use the CPU""");
    }
}

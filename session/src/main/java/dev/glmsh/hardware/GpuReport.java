package dev.glmsh.hardware;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The graphics cards of this machine, and, if none of them can be used, what is missing.
 *
 * @param cards all that were found, usable or not
 * @param problem why none can be used, and what to do; empty if one can
 */
public record GpuReport(List<GpuCard> cards, Optional<GpuProblem> problem) {
    public GpuReport {
        cards = List.copyOf(cards);
        requireNonNull(problem, "problem is null");
    }

    /** What is missing and what to do, in one line; empty if a card can be used. */
    public Optional<String> missing() {
        return problem.map(GpuProblem::line);
    }

    /**
     * Puts together what each source found. nvidia-smi knows NVIDIA's cards best; the others tell of further cards, and
     * of those that have no driver.
     *
     * @param others what OSHI or the PCI bus lists, NVIDIA's cards included
     * @param hostDriver whether the kernel has NVIDIA's driver loaded
     */
    static GpuReport of(NvidiaAnswer nvidia, List<GpuCard> others, boolean hostDriver) {
        if (nvidia instanceof NvidiaAnswer.Cards found) {
            Stream<GpuCard> further = others.stream().filter(card -> !card.isNvidia());
            return new GpuReport(Stream.concat(found.cards().stream(), further).toList(), Optional.empty());
        }
        if (nvidia instanceof NvidiaAnswer.Failed failed) {
            return new GpuReport(others, Optional.of(failed.problem()));
        }
        return new GpuReport(others, Optional.of(withoutTool(others, hostDriver)));
    }

    /** The same report, with LibTorch's own demands taken into account. */
    public GpuReport judgedFor(LibTorchBuild libTorch) {
        Optional<GpuCard> card = cards.stream().filter(GpuCard::isNvidia).findFirst();
        if (problem.isPresent() || card.isEmpty()) {
            return this;
        }
        return new GpuReport(cards, demands(libTorch, card.get()));
    }

    private static Optional<GpuProblem> demands(LibTorchBuild libTorch, GpuCard card) {
        if (libTorch.cuda().isEmpty()) {
            return Optional.of(GpuProblem.cpuOnlyLibTorch(card.name()));
        }
        String cuda = libTorch.cuda().get();
        return card.driver()
                .flatMap(driver -> CudaDriver.missing(cuda, driver).stream()
                        .mapToObj(needed -> GpuProblem.driverTooOld(driver, cuda, needed))
                        .findFirst());
    }

    private static GpuProblem withoutTool(List<GpuCard> cards, boolean hostDriver) {
        Optional<String> nvidia =
                cards.stream().filter(GpuCard::isNvidia).map(GpuCard::name).findFirst();
        if (nvidia.isPresent()) {
            return hostDriver ? GpuProblem.notShared(nvidia.get()) : GpuProblem.noDriver(nvidia.get());
        }
        return cards.stream()
                .findFirst()
                .map(card -> GpuProblem.unsupportedCard(card.name()))
                .orElseGet(GpuProblem::noCard);
    }
}

package dev.glmsh.roofline;

import dev.glmsh.hardware.HostMemory;
import dev.glmsh.hardware.Processor;
import dev.glmsh.hardware.cards.CardFormat;
import dev.glmsh.torch.Dtype;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this machine's memory and cores deliver, measured once in about a second and kept in a file. Another processor,
 * core count or memory size measures anew. Used on the torch thread.
 *
 * <pre>{@code
 * Roofline machine = torch.run(() -> new MachineRates(StateFolder.open()).read(2));
 * }</pre>
 */
public final class MachineRates {
    private static final int MOST_BYTES = 128 << 20;
    private static final double BUSY = 0.75;

    private final Optional<Path> folder;
    private final Processor processor = Processor.read();
    private final HostMemory memory = HostMemory.read();

    /** @param folder where results are kept; without one every reading measures */
    public MachineRates(Optional<Path> folder) {
        this.folder = folder;
    }

    /** What was measured before on this machine, or else now. */
    public Roofline read(int threads) {
        return file().flatMap(RatesFile::read).orElseGet(() -> measure(threads));
    }

    /** Measures, and keeps the result instead of an older one, unless others keep the machine busy meanwhile. */
    public Roofline measure(int threads) {
        Map<CardFormat, Double> rates = new EnumMap<>(CardFormat.class);
        MatrixRate.measure(Dtype.FLOAT32).ifPresent(rate -> rates.put(CardFormat.FP32, rate));
        MatrixRate.measure(Dtype.BFLOAT16).ifPresent(rate -> rates.put(CardFormat.BF16, rate));
        double bandwidth = ReadBandwidth.measure(threads, bytesPerThread(threads));
        Roofline measured = new Roofline(processor.name(), bandwidth, rates, "measured");
        if (!isBusy()) {
            file().ifPresent(file -> file.write(measured));
        }
        return measured;
    }

    /** Numbers from a machine that computes for others would be too low for as long as they are kept. */
    private boolean isBusy() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load > BUSY * processor.usableCores();
    }

    /** Far more than caches hold, and little of what is free. */
    private int bytesPerThread(int threads) {
        return (int) Math.max(1 << 20, Math.min(MOST_BYTES, memory.available() / (8L * threads)));
    }

    private Optional<RatesFile> file() {
        String key = processor.name() + ", " + processor.usableCores() + " cores, " + memory.total() + " bytes";
        return folder.map(path -> new RatesFile(path.resolve("machine-rates.json"), key));
    }
}

package dev.glmsh.memory;

import dev.glmsh.device.Device;
import dev.glmsh.table.Columns;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * An estimate as a table: what is always there and what the phase that takes most adds, with shares of their sum; then
 * what the other phases come to, and the total.
 */
final class EstimateTable {
    private final Estimate estimate;
    private final Device device;
    private final Phase peak;
    private final long total;
    private final StringColumn names = Columns.text("component");
    private final LongColumn bytes = Columns.bytes("bytes");
    private final LongColumn resident = Columns.bytes("in memory");
    private final DoubleColumn shares = Columns.percent("share");
    private final StringColumn kinds = Columns.text("kind");
    private final StringColumn phases = Columns.text("when");
    private final StringColumn formulas = Columns.text("formula");

    private EstimateTable(Estimate estimate) {
        this.estimate = estimate;
        this.device = estimate.request().device();
        this.peak = estimate.peak();
        this.total = estimate.totalBytes();
    }

    static Table of(Estimate estimate) {
        return new EstimateTable(estimate).table();
    }

    private Table table() {
        estimate.parts().stream().filter(part -> part.isThere(peak)).forEach(this::add);
        boolean pictures = !estimate.request().images().isEmpty();
        for (Phase phase : Phase.moments()) {
            if (phase != peak && (pictures || phase != Phase.IMAGES)) {
                addTotal("all, " + phase.label(), estimate.residentBytes(device, phase), phase);
            }
        }
        addTotal("total", total, peak);
        String range = estimate.record().loads() == 0 || device.isGpu()
                ? ""
                : "; " + estimate.record().sentence();
        formulas.set(formulas.size() - 1, estimate.summary() + range);
        return Table.create("estimate", names, bytes, resident, shares, kinds, phases, formulas);
    }

    private void add(EstimatedPart part) {
        names.append(part.name());
        bytes.append(part.bytes());
        resident.append(part.resident());
        shares.append(part.device().equals(device) ? 100.0 * part.resident() / total : Double.NaN);
        kinds.append(part.device().isGpu() ? part.device().label() : part.evictable() ? "file" : "memory");
        phases.append(part.phase().label());
        formulas.append(part.formula().numbers());
    }

    private void addTotal(String name, long inMemory, Phase phase) {
        names.append(name);
        bytes.appendMissing();
        resident.append(inMemory);
        shares.append(100.0 * inMemory / total);
        kinds.appendMissing();
        phases.append(phase.label());
        formulas.append("");
    }
}

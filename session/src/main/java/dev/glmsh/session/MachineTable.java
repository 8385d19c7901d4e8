package dev.glmsh.session;

import dev.glmsh.hardware.CgroupLimit;
import dev.glmsh.hardware.HostMemory;
import dev.glmsh.hardware.Processor;
import dev.glmsh.table.Bytes;
import dev.glmsh.table.Columns;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** This machine in a few lines: what decides how large a model may be and how fast it runs. Starts nothing. */
final class MachineTable {
    private MachineTable() {}

    static Table read() {
        StringColumn item = Columns.text("part");
        StringColumn value = Columns.text("value");
        Processor processor = Processor.read();
        HostMemory memory = HostMemory.read();
        add(item, value, "processor", processor.name());
        add(item, value, "cores", cores(processor));
        if (!processor.instructionSets().isEmpty()) {
            add(item, value, "matrix instructions", String.join(" ", processor.instructionSets()));
        }
        add(item, value, "memory", Bytes.format(memory.available()) + " free of " + Bytes.format(memory.total()));
        CgroupLimit.read()
                .ifPresent(group -> add(
                        item,
                        value,
                        "cgroup limit",
                        Bytes.format(group.available()) + " free of " + Bytes.format(group.limit())));
        add(item, value, "swap", memory.swapTotal() == 0 ? "none" : Bytes.format(memory.swapTotal()));
        add(item, value, "java", Runtime.version() + " on " + System.getProperty("os.name"));
        return Table.create("this machine", item, value);
    }

    private static void add(StringColumn item, StringColumn value, String name, String text) {
        item.append(name);
        value.append(text);
    }

    private static String cores(Processor processor) {
        List<String> parts = new ArrayList<>();
        processor.physicalCores().ifPresent(count -> parts.add(count + " physical"));
        parts.add(processor.logicalCores() + " logical");
        if (processor.usableCores() < processor.logicalCores()) {
            parts.add(processor.usableCores() + " usable here");
        }
        return String.join(", ", parts);
    }
}

package dev.glmsh.memory;

import dev.glmsh.hardware.CgroupLimit;
import dev.glmsh.hardware.HostMemory;
import dev.glmsh.hardware.JvmMemory;
import dev.glmsh.hardware.MappedFile;
import dev.glmsh.hardware.PageMap;
import dev.glmsh.hardware.ProcessMemory;
import dev.glmsh.hardware.Residency;
import dev.glmsh.hardware.Smaps;
import dev.glmsh.table.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What is resident now, by component, as the operating system and the JVM report it. Nothing here is computed from a
 * model's shape: the estimate does that, and the two are to be compared.
 *
 * <pre>{@code
 * Table table = Measurement.take(Optional.of(footprint)).table();
 * }</pre>
 *
 * @param components rows, parts first, then the process, then what limits it
 */
public record Measurement(List<Component> components) {
    private static final Pattern TORCH_LIBRARY =
            Pattern.compile(".*/(lib(torch|c10|gomp|djl)[^/]*|[^/]*djl_torch[^/]*)\\.(so|dylib|dll)[^/]*");

    /** Copies the list. */
    public Measurement {
        components = List.copyOf(components);
    }

    /** Measures now; {@code footprint} tells where a loaded model lies. */
    public static Measurement take(Optional<Footprint> footprint) {
        List<Component> components = new ArrayList<>();
        List<MappedFile> files = Smaps.read();
        footprint.ifPresent(model -> addModel(components, model, files));
        components.add(mapped("LibTorch libraries", files, TORCH_LIBRARY.asMatchPredicate(), OptionalLong.empty()));
        addJvm(components, JvmMemory.read());
        addProcess(components, ProcessMemory.read());
        addLimits(components);
        return new Measurement(components);
    }

    private static void addModel(List<Component> components, Footprint model, List<MappedFile> files) {
        List<String> shards = model.shards().stream().map(MappedFile::nameOf).toList();
        components.add(mapped("weights, mapped", files, shards::contains, OptionalLong.of(model.weightBytes())));
        components.add(new Component(
                "weights, copied",
                model.weightGrowth(),
                OptionalLong.empty(),
                model.weightGrowth(),
                OptionalLong.of(model.weightBytes()),
                "growth of the process while loading"));
        Optional<Residency> cache = model.kvCache().stream()
                .map(range -> PageMap.residency(range.address(), range.length()))
                .reduce(Optional.of(Residency.NONE), (a, b) -> a.flatMap(x -> b.map(x::plus)));
        components.add(new Component(
                "KV cache",
                optional(cache.map(Residency::present)),
                optional(cache.map(Residency::presentFile)),
                optional(cache.map(Residency::presentAnonymous)),
                OptionalLong.of(model.kvCacheBytes()),
                "page map of its tensors"));
        components.add(new Component(
                "last generation's peak",
                model.peakGrowth(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "high-water mark above its start"));
    }

    private static Component mapped(String name, List<MappedFile> files, Predicate<String> which, OptionalLong of) {
        List<MappedFile> own =
                files.stream().filter(file -> which.test(file.path())).toList();
        if (files.isEmpty()) {
            return new Component(name, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), of, "smaps");
        }
        return new Component(
                name,
                OptionalLong.of(own.stream().mapToLong(MappedFile::rss).sum()),
                OptionalLong.of(own.stream().mapToLong(MappedFile::rssFile).sum()),
                OptionalLong.of(own.stream().mapToLong(MappedFile::anonymous).sum()),
                of,
                "smaps");
    }

    private static void addJvm(List<Component> components, JvmMemory jvm) {
        components.add(jvm("JVM heap, used", jvm.heapUsed(), OptionalLong.of(jvm.heapCommitted())));
        components.add(jvm("JVM non-heap, used", jvm.nonHeapUsed(), OptionalLong.of(jvm.nonHeapCommitted())));
        components.add(jvm("direct buffers", jvm.directBuffers(), OptionalLong.empty()));
    }

    private static Component jvm(String name, long used, OptionalLong of) {
        OptionalLong bytes = OptionalLong.of(used);
        return new Component(name, bytes, OptionalLong.empty(), bytes, of, "JVM's own count");
    }

    private static void addProcess(List<Component> components, ProcessMemory process) {
        components.add(new Component(
                "process",
                process.rss(),
                process.rssFile(),
                process.rssAnon(),
                OptionalLong.empty(),
                "process status"));
        components.add(new Component(
                "process, in swap",
                process.swap(),
                OptionalLong.empty(),
                process.swap(),
                OptionalLong.empty(),
                "process status"));
    }

    private static void addLimits(List<Component> components) {
        HostMemory host = HostMemory.read();
        components.add(limit("host memory, in use", host.total() - host.available(), host.total(), "host"));
        CgroupLimit.read()
                .ifPresent(group -> components.add(limit("cgroup, in use", group.usage(), group.limit(), "cgroup")));
        components.add(limit("host swap, in use", host.swapUsed(), host.swapTotal(), "host"));
    }

    private static Component limit(String name, long used, long of, String source) {
        OptionalLong none = OptionalLong.empty();
        return new Component(name, OptionalLong.of(used), none, none, OptionalLong.of(of), source);
    }

    /** The table that {@code :mem} shows. */
    public Table table() {
        StringColumn name = Columns.text("component");
        LongColumn resident = Columns.bytes("resident");
        LongColumn file = Columns.bytes("file-backed");
        LongColumn anonymous = Columns.bytes("anonymous");
        LongColumn of = Columns.bytes("of");
        DoubleColumn share = Columns.percent("share");
        StringColumn source = Columns.text("measured by");
        for (Component component : components) {
            name.append(component.name());
            Columns.append(resident, component.resident());
            Columns.append(file, component.fileBacked());
            Columns.append(anonymous, component.anonymous());
            Columns.append(of, component.of());
            Columns.append(share, share(component));
            source.append(component.source());
        }
        return Table.create("memory", name, resident, file, anonymous, of, share, source);
    }

    private static OptionalDouble share(Component component) {
        if (component.resident().isEmpty() || component.of().orElse(0) == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                100.0 * component.resident().getAsLong() / component.of().getAsLong());
    }

    private static OptionalLong optional(Optional<Long> value) {
        return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}

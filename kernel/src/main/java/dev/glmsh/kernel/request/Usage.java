package dev.glmsh.kernel.request;

import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import dev.glmsh.hardware.HostMemory;
import dev.glmsh.hardware.ProcessMemory;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** {@code usage_request}: what the kernel takes of the machine, for a front end's status bar. */
final class Usage implements Handler {
    private static final int PERCENT = 100;

    @Override
    public Optional<JsonObject> answer(Request request) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int processors = Runtime.getRuntime().availableProcessors();
        JsonObject content = new JsonObject();
        content.addProperty(
                "hostname", Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost"));
        content.addProperty("pid", ProcessHandle.current().pid());
        content.addProperty("kernel_cpu", Math.max(0, system.getProcessCpuLoad()) * PERCENT * processors);
        ProcessMemory.read().rss().ifPresent(bytes -> content.addProperty("kernel_memory", bytes));
        content.addProperty("cpu_count", processors);
        content.addProperty("host_cpu_percent", Math.max(0, system.getCpuLoad()) * PERCENT);
        content.add("host_virtual_memory", memory(HostMemory.read()));
        return Optional.of(content);
    }

    private static JsonObject memory(HostMemory host) {
        long total = host.total();
        long available = host.available();
        JsonObject memory = new JsonObject();
        memory.addProperty("total", total);
        memory.addProperty("available", available);
        memory.addProperty("used", total - available);
        memory.addProperty("free", host.free());
        memory.addProperty("percent", PERCENT * (double) (total - available) / total);
        return memory;
    }
}

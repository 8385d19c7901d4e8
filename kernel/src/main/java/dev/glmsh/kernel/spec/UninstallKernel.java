package dev.glmsh.kernel.spec;

import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code uninstall-kernel}. */
@Command(
        name = "uninstall-kernel",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Take back what install-kernel has written, with the same options.",
        footer = {"", "Examples:", "  ./glmsh uninstall-kernel", "  ./glmsh uninstall-kernel --name glmsh-24g"})
final class UninstallKernel implements SpecCommand {
    @Mixin
    Place place = new Place();

    @Override
    public int run(DataFolders folders, PrintStream out) {
        Path folder = place.folder(folders);
        KernelSpec.remove(folder);
        out.println("removed " + folder);
        return 0;
    }
}

package dev.glmsh.kernel.spec;

import java.io.PrintStream;

/** A command of the launcher that is about kernelspecs. */
interface SpecCommand {
    /**
     * Does it.
     *
     * @return what the process ends with
     * @throws dev.glmsh.GlmshException if it cannot be done
     */
    int run(DataFolders folders, PrintStream out);
}

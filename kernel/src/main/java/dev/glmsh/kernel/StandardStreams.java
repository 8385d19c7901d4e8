package dev.glmsh.kernel;

import java.io.InputStream;
import java.io.PrintStream;

/** What a process reads and prints, to be put back when a kernel in it ends. */
record StandardStreams(InputStream in, PrintStream out, PrintStream err) {
    static StandardStreams ofProcess() {
        return new StandardStreams(System.in, System.out, System.err);
    }

    void restore() {
        System.setIn(in);
        System.setOut(out);
        System.setErr(err);
    }
}

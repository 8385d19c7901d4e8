package dev.glmsh.repl;

import dev.glmsh.shell.settings.SettingsFolder;
import dev.glmsh.table.TablesawStartUp;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /** Runs the program and ends the process: see {@code --help} for its exit codes. */
    public static void main(String[] arguments) {
        prepare();
        int code = new Program(System.in, System.out, System.err, Terminals.SYSTEM, SettingsFolder.ofUser())
                .run(arguments);
        System.out.flush();
        System.exit(code);
    }

    /** What every way to start begins with. */
    static void prepare() {
        TablesawStartUp.begin();
        System.setOut(utf8(FileDescriptor.out, System.getProperty("stdout.encoding")));
        System.setErr(utf8(FileDescriptor.err, System.getProperty("stderr.encoding")));
    }

    /** Output is UTF-8 whatever the locale says, except in a Windows console, which names its own encoding. */
    private static PrintStream utf8(FileDescriptor descriptor, String console) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Charset charset = windows && console != null ? Charset.forName(console) : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }
}

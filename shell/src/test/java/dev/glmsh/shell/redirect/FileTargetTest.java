package dev.glmsh.shell.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glmsh.Cancellation;
import dev.glmsh.shell.output.Format;
import dev.glmsh.shell.output.Look;
import dev.glmsh.shell.output.Output;
import dev.glmsh.shell.output.Value;
import dev.glmsh.table.Columns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class FileTargetTest {
    private static final Value TABLE =
            new Value.Tabular(Table.create("Memory", Columns.text("part", "weights"), Columns.bytes("size", 2048)));

    @TempDir
    Path folder;

    private static Optional<Value> send(Path file, boolean append, Format format) {
        FileTarget target = new FileTarget(file, append);
        target.check();
        return target.send(TABLE, Look.STANDARD.with(Optional.of(format)), Output.SILENT, new Cancellation());
    }

    @Test
    void writes_a_file_and_says_so() {
        Path file = folder.resolve("mem.json");

        assertThat(send(file, false, Format.JSON)).contains(new Value.Note("wrote 33 B to " + file));
        assertThat(file).hasContent("[{\"part\":\"weights\",\"size\":2048}]\n");
    }

    @Test
    void replaces_or_goes_on() throws Exception {
        Path file = Files.writeString(folder.resolve("mem.csv"), "old\n");

        send(file, false, Format.CSV);
        assertThat(send(file, true, Format.CSV)).contains(new Value.Note("added 25 B to " + file));
        assertThat(Files.readString(file)).isEqualTo("part,size\r\nweights,2048\r\n".repeat(2));
    }

    @Test
    void writes_HTML_that_a_browser_reads_as_UTF_8() throws Exception {
        Path file = folder.resolve("mem.html");

        send(file, false, Format.HTML);
        send(file, true, Format.HTML);

        assertThat(Files.readString(file))
                .startsWith("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<table>")
                .containsOnlyOnce("<!DOCTYPE")
                .endsWith("</table>\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "POSIX permissions and links")
    void keeps_links_and_permissions_and_leaves_nothing_behind() throws Exception {
        Path file = Files.writeString(folder.resolve("real"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        send(link, false, Format.JSON);

        assertThat(link).isSymbolicLink();
        assertThat(file).content().contains("2048");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
        assertThat(folder).isDirectoryContaining("glob:**/{real,link}").isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void refuses_before_any_work_is_done() {
        assertThatThrownBy(() -> new FileTarget(folder, false).check())
                .hasMessage(folder + " is a folder; name a file in it");
        assertThatThrownBy(() -> new FileTarget(folder.resolve("no/a.md"), false).check())
                .hasMessage("there is no folder " + folder.resolve("no") + " for a.md; make it first");
    }
}

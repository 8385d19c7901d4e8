package dev.glmsh.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs TorchScript text into the archive that LibTorch loads: a zip of stored entries holding the code, an empty
 * table of constants and a pickled module without parameters.
 */
final class ScriptArchive {
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};
    /** Pickle protocol 2: {@code Ops()} with the state {@code {"training": False}}. */
    private static final byte[] MODULE =
            pickle("c__torch__\nOps\n", ")\u0081}(X\u0008\u0000\u0000\u0000training\u0089ub.");

    private static final String HEADER = """
            class Ops(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
            """;

    private ScriptArchive() {}

    /**
     * The archive of a class {@code Ops} with these methods.
     *
     * @param methods method definitions, unindented; {@code self} may be written without its type
     */
    static byte[] of(String methods) {
        String code =
                HEADER + methods.replace("(self,", "(self: __torch__.Ops,").indent(2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "version", text("10\n"));
            add(zip, "byteorder", text("little"));
            add(zip, "constants.pkl", EMPTY_TUPLE);
            add(zip, "data.pkl", MODULE);
            add(zip, "code/__torch__.py", text(code));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry("ops/" + name);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pickle(String... parts) {
        return ("\u0080\u0002" + String.join("", parts)).getBytes(StandardCharsets.ISO_8859_1);
    }
}

package synapt.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import synapt.io.FileFormatException;

/** The content of a file that may be packed with gzip, read from front to end. */
final class Unpacked implements AutoCloseable {

    private final String file;
    private final InputStream in;
    private long position;

    private Unpacked(String file, InputStream raw) throws IOException {
        this.file = file;
        byte[] magic = raw.readNBytes(Gunzip.MAGIC.length);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
        this.in = Arrays.equals(magic, Gunzip.MAGIC) ? new Gunzip(file, whole) : whole;
    }

    static Unpacked open(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileFormatException(path.toString(), "found a folder, expected a file");
        }
        if (Files.notExists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such file");
        }
        return open(Files.newInputStream(path), path.toString());
    }

    /** @param raw closed with this, and if this fails */
    static Unpacked open(@Nullable InputStream raw, String name) throws IOException {
        if (raw == null) {
            throw new FileFormatException(name, "found no stream, expected one: is the resource on the class path?");
        }
        try {
            return new Unpacked(name, raw);
        } catch (Throwable e) {
            raw.close();
            throw e;
        }
    }

    String file() {
        return file;
    }

    /** Where in the content the next byte comes from. */
    long position() {
        return position;
    }

    FileFormatException fault(long at, String reason) {
        return new FileFormatException(file, at, reason);
    }

    /** A big-endian integer. */
    int integer(String what) throws IOException {
        byte[] bytes = bytes(Integer.BYTES, what);
        return (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
    }

    /** As many bytes as that; memory grows only with what is there. */
    byte[] bytes(int count, String what) throws IOException {
        byte[] bytes = upTo(count);
        if (bytes.length < count) {
            throw fault(
                    position, "found the file's end, expected " + (count - bytes.length) + " more bytes of " + what);
        }
        return bytes;
    }

    /** As many bytes as that, or all that are left. */
    byte[] upTo(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        return bytes;
    }

    /** Nothing follows; of a gzip file, the checksum is right too. */
    void end(String expected) throws IOException {
        if (in.read() >= 0) {
            throw fault(position, "found more bytes, expected the file's end after " + expected);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

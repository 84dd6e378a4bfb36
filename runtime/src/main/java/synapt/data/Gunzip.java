package synapt.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import synapt.io.FileFormatException;

/**
 * Unpacks one gzip member (RFC 1952) and insists on its checksum, its length and the file's end after it. The JDK's own stream
 * ignores what follows the member if it doesn't look like another one.
 */
final class Gunzip extends InputStream {

    static final byte[] MAGIC = {0x1F, (byte) 0x8B};

    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;

    private final String file;
    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 13];
    private int filled;
    private boolean ended;

    Gunzip(String file, InputStream packed) throws IOException {
        this.file = file;
        this.packed = new BufferedInputStream(packed);
        try {
            skipHeader();
        } catch (Throwable e) {
            inflater.end();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                crc.update(bytes, offset, count);
                return count;
            }
            if (inflater.finished()) {
                checkTrailer();
                ended = true;
            } else if (inflater.needsDictionary()) {
                throw fault("it needs a dictionary");
            } else {
                filled = packed.read(buffer);
                if (filled < 0) {
                    throw cutShort();
                }
                inflater.setInput(buffer, 0, filled);
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }

    private int inflate(byte[] bytes, int offset, int length) throws FileFormatException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw fault(Objects.requireNonNullElse(e.getMessage(), "the packed data are damaged"));
        }
    }

    private void skipHeader() throws IOException {
        byte[] fixed = packed.readNBytes(10);
        if (fixed.length < 10) {
            throw cutShort();
        }
        int flags = fixed[3];
        if (fixed[2] != DEFLATE || (flags & RESERVED) != 0) {
            throw fault("its method or flags are unknown");
        }
        if ((flags & EXTRA) != 0) {
            for (int left = packedByte() | packedByte() << 8; left > 0; left--) {
                packedByte();
            }
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            packedByte();
            packedByte();
        }
    }

    private void skipText() throws IOException {
        while (packedByte() != 0) {
            // Zero-terminated.
        }
    }

    private int packedByte() throws IOException {
        int b = packed.read();
        if (b < 0) {
            throw cutShort();
        }
        return b;
    }

    /** Checksum and length, of which the inflater may have taken some bytes already. */
    private void checkTrailer() throws IOException {
        int left = inflater.getRemaining();
        int next = filled - left;
        long[] words = new long[2];
        for (int i = 0; i < 8; i++) {
            long b = next < filled ? buffer[next++] & 0xFF : packedByte();
            words[i / 4] |= b << i % 4 * 8;
        }
        if (words[0] != crc.getValue() || words[1] != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw fault("its checksum or length is wrong");
        }
        if (next < filled || packed.read() >= 0) {
            throw new FileFormatException(file, "found more bytes after the gzip data, expected the file's end");
        }
    }

    private FileFormatException cutShort() {
        return new FileFormatException(
                file, "found the file's end within the gzip data, expected more: it is cut short");
    }

    private FileFormatException fault(String reason) {
        return new FileFormatException(file, "found damaged gzip data (" + reason + "), expected a whole file");
    }
}

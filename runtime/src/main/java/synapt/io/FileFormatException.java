package synapt.io;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * A file is not what it should be. The message is one sentence for people: the file, the byte where it goes wrong (if there is
 * one), what was found there and what was expected.
 */
public final class FileFormatException extends IOException {

    private static final long NOWHERE = -1;

    private final String file;
    private final long offset;
    private final String reason;

    /** A fault of the file as a whole. */
    public FileFormatException(String file, String reason) {
        this(file, NOWHERE, reason);
    }

    /**
     * @param file   the file's path, or the name of what was read instead
     * @param offset the byte, 0 being the first; in a gzip file, of the content
     * @param reason what was found and what was expected
     */
    public FileFormatException(String file, long offset, String reason) {
        super(offset == NOWHERE ? file + ": " + reason : file + ", byte " + offset + ": " + reason);
        this.file = file;
        this.offset = offset;
        this.reason = reason;
    }

    /** The file's path, or the name of what was read instead. */
    public String file() {
        return file;
    }

    /** The byte of the content where it goes wrong, 0 being the first; empty if the fault is no single byte's. */
    public OptionalLong offset() {
        return offset == NOWHERE ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** What was found and what was expected: the message without file and offset. */
    public String reason() {
        return reason;
    }
}

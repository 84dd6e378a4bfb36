package synapt.processor;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of the bits of numbers, short enough to be read. */
final class Digest {

    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String of(float[] values) {
        return new Digest().add(values).toString();
    }

    Digest add(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        for (float v : values) {
            bytes.putInt(Float.floatToRawIntBits(v));
        }
        sha.update(bytes.array());
        return this;
    }

    Digest addText(String text) {
        sha.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return this;
    }

    /** Ends the digest. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(sha.digest(), 0, 12);
    }
}

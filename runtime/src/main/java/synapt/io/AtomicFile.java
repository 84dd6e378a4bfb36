package synapt.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Replaces a file whole or not at all: whoever reads it, and whatever kills the process or cuts the power meanwhile, there is
 * the old content or the new one.
 *
 * <p>The content goes to a temporary file in the same folder ({@code .name.<random>.tmp}), which is forced to the disk and then
 * moved over the target in one step; at last the folder is forced. A failure removes the temporary file and leaves the target
 * alone; only a killed process can leave a temporary file behind, which may be deleted.
 */
public final class AtomicFile {

    private static final int CHUNK = 1 << 16;

    private AtomicFile() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** @param out buffered; to be neither closed nor kept */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, which may exist. A symbolic link is followed: what it points to is replaced.
     *
     * @throws IOException whatever the content throws; or if the folder doesn't exist, the target is a folder, or the disk
     *                     fails. If forcing the folder fails, the new content is there but may not survive a power cut.
     */
    public static void write(Path target, Content content) throws IOException {
        Path file = (Files.isSymbolicLink(target) ? target.toRealPath() : target).toAbsolutePath();
        Path folder = file.getParent();
        if (Files.isDirectory(file)) {
            throw new FileSystemException(target.toString(), null, "is a folder; give the name of a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(
                    target.toString(), null, "the folder " + folder + " does not exist; create it first");
        }
        Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writeForced(target, temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (Throwable e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        forceFolder(folder);
    }

    private static void writeForced(Path target, Path temporary, Content content) throws IOException {
        try (FileChannel channel = create(target, temporary)) {
            OutputStream out = new BufferedOutputStream(new Chunks(Channels.newOutputStream(channel)), CHUNK);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static FileChannel create(Path target, Path temporary) throws IOException {
        try {
            return FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            // Its message names a file that nobody has heard of.
            FileSystemException better = new FileSystemException(
                    target.toString(),
                    null,
                    "no file can be made in its folder (" + e.getClass().getSimpleName() + ")");
            better.initCause(e);
            throw better;
        }
    }

    /** Makes the new name last. Windows can't open folders, and its file systems log renames anyway. */
    private static void forceFolder(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    /** Writes a large array in pieces: a channel copies whatever it is given into native memory first, all at once. */
    private static final class Chunks extends FilterOutputStream {

        Chunks(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += CHUNK) {
                out.write(bytes, offset + done, Math.min(CHUNK, length - done));
            }
        }
    }
}

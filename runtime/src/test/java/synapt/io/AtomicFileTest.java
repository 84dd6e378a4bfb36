package synapt.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void writeOldContent() throws IOException {
        target = Files.writeString(folder.resolve("weights"), "old");
    }

    @Test
    void replaces_a_file() throws IOException {
        byte[] large = new byte[300_001];
        new Random(1).nextBytes(large);

        AtomicFile.write(target, out -> {
            out.write(large);
            out.write(7);
        });

        byte[] written = Files.readAllBytes(target);
        assertThat(written).hasSize(large.length + 1).startsWith(large).endsWith((byte) 7);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }

    @Test
    void creates_a_file_given_by_its_bare_name() throws IOException {
        Path bare = Path.of("synapt-atomic-file-test");
        try {
            AtomicFile.write(bare, out -> out.write(1));
            assertThat(bare).hasBinaryContent(new byte[] {1});
        } finally {
            Files.deleteIfExists(bare);
        }
    }

    @Test
    void shows_the_old_content_until_the_new_one_is_complete() throws IOException {
        AtomicFile.write(target, out -> {
            out.write(new byte[1_000_000]);
            assertThat(target).hasContent("old");
        });

        assertThat(target).hasSize(1_000_000);
    }

    @Test
    void keeps_the_old_file_if_the_content_fails_midway() throws IOException {
        IOException full = new IOException("No space left on device");

        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(new byte[100_000]);
                    throw full;
                }))
                .isSameAs(full);
        assertUntouched();

        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(new byte[100_000]);
                    throw new OutOfMemoryError("planted");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertUntouched();
    }

    @Test
    void keeps_the_old_file_if_the_thread_is_interrupted() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(1);
                    Thread.currentThread().interrupt();
                    out.write(2);
                }))
                .isInstanceOf(ClosedByInterruptException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertUntouched();
    }

    @Test
    void replaces_what_a_link_points_to() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("latest"), target.getFileName());

        AtomicFile.write(link, out -> out.write('x'));

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("x");
    }

    @Test
    void removes_the_temporary_file_if_it_can_not_be_moved() throws IOException {
        Path inside = target.resolve("inside");

        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(1);
                    Files.delete(target);
                    Files.createDirectory(target);
                    Files.createFile(inside);
                }))
                .isInstanceOf(FileSystemException.class);

        assertThat(inside).exists();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }

    @Test
    void leaves_nothing_behind_if_the_temporary_file_can_not_be_made() {
        Path longName = folder.resolve("n".repeat(250));

        assertThatThrownBy(() -> AtomicFile.write(longName, out -> out.write(1)))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(longName + ": no file can be made in its folder (FileSystemException)")
                .hasCauseInstanceOf(FileSystemException.class);
        assertUntouched();
    }

    @Test
    void refuses_folders_and_missing_folders() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write(1)))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": is a folder; give the name of a file");

        Path lost = folder.resolve("no/such/weights");
        assertThatThrownBy(() -> AtomicFile.write(lost, out -> out.write(1)))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(lost + ": the folder " + lost.getParent() + " does not exist; create it first");
        assertUntouched();
    }

    @Test
    void keeps_the_old_file_in_a_folder_that_may_not_be_written() throws IOException {
        assumeTrue(folder.toFile().setWritable(false));
        try {
            assumeFalse(Files.isWritable(folder), "root may write everywhere");
            assertThatThrownBy(() -> AtomicFile.write(target, out -> out.write(1)))
                    .isInstanceOf(FileSystemException.class);
            assertUntouched();
        } finally {
            folder.toFile().setWritable(true);
        }
    }

    private void assertUntouched() {
        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(target));
    }
}

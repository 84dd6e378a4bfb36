import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What no compiler checks: links between documents, a paragraph for each message, and the length of source files. */
final class CheckFiles {

    private static final int LIMIT = 400;
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern MESSAGE_ID = Pattern.compile("\"([a-z]+/[a-z0-9-]+)\"");

    private final List<String> faults = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        CheckFiles check = new CheckFiles();
        List<Path> files = tracked();
        check.links(files.stream().filter(f -> f.toString().endsWith(".md")).toList());
        check.errorIds();
        check.lengths(files.stream().filter(f -> f.toString().endsWith(".java")).toList());
        check.faults.forEach(System.out::println);
        System.out.println(files.size() + " files, " + check.faults.size() + " faults");
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private static List<Path> tracked() throws IOException {
        Process git = new ProcessBuilder("git", "ls-files", "--cached", "--others", "--exclude-standard").start();
        try (Stream<String> lines = git.inputReader().lines()) {
            return lines.map(Path::of).filter(Files::exists).toList();
        }
    }

    private void links(List<Path> documents) throws IOException {
        for (Path document : documents) {
            Matcher link = LINK.matcher(withoutCode(Files.readString(document)));
            while (link.find()) {
                String target = link.group(1);
                if (target.contains("://")) {
                    continue;
                }
                int hash = target.indexOf('#');
                String name = hash < 0 ? target : target.substring(0, hash);
                Path file = name.isEmpty() ? document : document.resolveSibling(name).normalize();
                if (!Files.exists(file)) {
                    faults.add(document + ": there is no " + target);
                } else if (hash >= 0 && !anchors(file).contains(target.substring(hash + 1))) {
                    faults.add(document + ": there is no heading for " + target);
                }
            }
        }
    }

    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(withoutCode(Files.readString(document))).results()
                .map(r -> r.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?ms)^```.*?^```$", "");
    }

    private void errorIds() throws IOException {
        Path messages = Path.of("processor/src/main/java/synapt/processor/report/Message.java");
        Path document = Path.of("docs/errors.md");
        if (!Files.exists(document)) {
            faults.add("there is no " + document);
            return;
        }
        Set<String> declared = ids(MESSAGE_ID, Files.readString(messages));
        Set<String> described = ids(Pattern.compile("(?m)^### `([a-z]+/[a-z0-9-]+)`"), Files.readString(document));
        declared.stream().filter(id -> !described.contains(id)).forEach(id -> faults.add(document + ": " + id + " is missing"));
        described.stream().filter(id -> !declared.contains(id)).forEach(id -> faults.add(document + ": no message is called " + id));
        if (declared.isEmpty()) {
            faults.add(messages + ": found no ids");
        }
    }

    private static Set<String> ids(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private void lengths(List<Path> sources) throws IOException {
        Set<String> allowed = Files.readAllLines(Path.of(".ci/long-files")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        for (Path source : sources) {
            long lines;
            try (Stream<String> all = Files.lines(source)) {
                lines = all.count();
            }
            if (lines > LIMIT && !allowed.remove(source.toString())) {
                faults.add(source + ": " + lines + " lines; split it, or list it in .ci/long-files with the reason");
            }
        }
        allowed.forEach(file -> faults.add(".ci/long-files: " + file + " is not longer than " + LIMIT + " lines"));
    }
}

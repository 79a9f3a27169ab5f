package dk.fodfaeste.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The files of the kustomizations, by their path below {@code deploy/}. */
record ManifestFiles(Map<String, String> texts) {

    static final Path ROOT = Path.of("../..");
    static final List<String> OVERLAYS = List.of("kubernetes/overlays/small", "kubernetes/overlays/municipality");
    private static final List<String> FOLDERS = List.of(
            "kubernetes/base",
            "kubernetes/keycloak",
            "kubernetes/overlays",
            "kubernetes/secrets",
            "kubernetes/restore",
            "proxy",
            "keycloak");

    static ManifestFiles read() {
        Path deploy = ROOT.resolve("deploy");
        Map<String, String> texts = new TreeMap<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(deploy.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(path -> !isSecret(path))
                        .toList()) {
                    texts.put(deploy.relativize(file).toString(), Files.readString(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return new ManifestFiles(texts);
    }

    /** The files with values that an operator filled are not in the repository; the examples beside them are. */
    private static boolean isSecret(Path file) {
        String name = file.getFileName().toString();
        return file.getParent().endsWith("secrets") && (name.endsWith(".env") || name.endsWith(".properties"));
    }

    boolean has(String path) {
        return texts.containsKey(path);
    }

    String text(String path) {
        if (!has(path)) {
            throw new ManifestException("deploy/" + path + " does not exist");
        }
        return texts.get(path);
    }

    /** A copy in which one file differs. */
    ManifestFiles with(String path, UnaryOperator<String> change) {
        Map<String, String> changed = new TreeMap<>(texts);
        changed.put(path, change.apply(text(path)));
        return new ManifestFiles(changed);
    }
}

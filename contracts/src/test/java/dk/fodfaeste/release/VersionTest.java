package dk.fodfaeste.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One version is everywhere, and the changelog has a section for it. {@code deploy/release/set-version} changes it. */
class VersionTest {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", "src");
    private static final Pattern IMAGE = Pattern.compile("(?m)^ +image: fodfaeste/[a-z-]+(?::(\\S+))?$");
    private static final Pattern TAG = Pattern.compile("(?m)^ +newTag: (\\S+)$");

    @Test
    void the_version_is_a_release() {
        assertThat(Repository.version()).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void every_module_has_the_version_of_the_root() throws IOException {
        List<Path> poms = files("pom.xml").stream()
                .filter(pom -> Repository.read(pom).contains("<artifactId>fodfaeste</artifactId>"))
                .toList();
        assertThat(poms).hasSizeGreaterThan(10);
        assertThat(poms).allSatisfy(pom -> assertThat(Repository.version(pom)).isEqualTo(Repository.version()));
    }

    @Test
    void the_assets_of_the_pages_have_the_version_of_the_root() {
        assertThat(Repository.read(Repository.ROOT.resolve("kit/package.json")))
                .contains("\n  \"version\": \"" + Repository.version() + "\",\n");
    }

    @Test
    void every_image_of_ours_has_the_version_as_its_tag() throws IOException {
        List<String> tags = new ArrayList<>(tags(IMAGE, Repository.ROOT.resolve("docker-compose.yml")));
        assertThat(tags).as("our images in docker-compose.yml").hasSize(4);
        for (Path overlay : files("kustomization.yaml")) {
            tags.addAll(tags(TAG, overlay));
        }
        assertThat(tags).hasSizeGreaterThan(4).containsOnly(Repository.version());
    }

    @Test
    void the_changelog_begins_with_a_section_of_the_version() {
        assertThat(Changelog.read().sections().keySet()).first().isEqualTo(Repository.version());
    }

    @Test
    void files_in_archives_have_the_day_of_the_release() {
        Changelog.read()
                .sections()
                .get(Repository.version())
                .ifPresent(day -> assertThat(Repository.read(Repository.ROOT.resolve("pom.xml")))
                        .contains("<project.build.outputTimestamp>" + day + "T00:00:00Z<"));
    }

    /** Libraries too: the contents of a snapshot change under its name. */
    @Test
    void no_pom_manifest_or_lock_file_has_a_snapshot() throws IOException {
        List<Path> files =
                files("pom.xml", "kustomization.yaml", "docker-compose.yml", "package-lock.json", ".env.example");
        assertThat(files).hasSizeGreaterThan(15);
        assertThat(files).allSatisfy(file -> assertThat(Repository.read(file)).doesNotContain("-SNAPSHOT"));
    }

    @Test
    void a_section_has_a_day_or_is_unreleased() {
        Changelog changelog =
                Changelog.of("# Changelog\n\n## 0.2.0 - unreleased\n\n## 0.1.0 - 2026-11-30\n\n## Limits\n");
        assertThat(changelog.sections().keySet()).containsExactly("0.2.0", "0.1.0");
        assertThat(changelog.isReleased("0.2.0")).isFalse();
        assertThat(changelog.isReleased("0.1.0")).isTrue();
    }

    private static List<String> tags(Pattern pattern, Path file) {
        return pattern.matcher(Repository.read(file))
                .results()
                .map((MatchResult found) -> String.valueOf(found.group(1)))
                .toList();
    }

    private static List<Path> files(String... names) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(Repository.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean skipped = SKIPPED.contains(name) || name.startsWith(".");
                return skipped && !directory.equals(Repository.ROOT)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (List.of(names).contains(file.getFileName().toString())) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}

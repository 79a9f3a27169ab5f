package dk.fodfaeste.release;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sections of {@code CHANGELOG.md}, each {@code ## VERSION - DAY} or {@code ## VERSION - unreleased}.
 *
 * @param sections the day of the release by version, empty if the version is unreleased; in the order of the file
 */
record Changelog(Map<String, Optional<LocalDate>> sections) {
    private static final Pattern HEADING = Pattern.compile("(?m)^## (\\d\\S*) - (\\S+)$");
    private static final String UNRELEASED = "unreleased";

    static Changelog read() {
        return of(Repository.read(Repository.ROOT.resolve("CHANGELOG.md")));
    }

    static Changelog of(String text) {
        Map<String, Optional<LocalDate>> sections = new LinkedHashMap<>();
        HEADING.matcher(text)
                .results()
                .forEach(heading -> sections.put(
                        heading.group(1),
                        heading.group(2).equals(UNRELEASED)
                                ? Optional.empty()
                                : Optional.of(LocalDate.parse(heading.group(2)))));
        return new Changelog(sections);
    }

    boolean isReleased(String version) {
        return sections.getOrDefault(version, Optional.empty()).isPresent();
    }
}

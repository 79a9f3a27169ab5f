package dk.fodfaeste.kit.web;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.fodfaeste.kit.classpath.ClasspathCsv;
import java.util.List;
import java.util.Set;

/**
 * The main menu, read from {@code navigation.csv}. The menu is data in kit, because every service renders all of it: the three services share one
 * address, and none of them knows the pages of the others.
 */
final class Navigation {
    static final List<Entry> ENTRIES =
            ClasspathCsv.read("navigation.csv").stream().map(Entry::of).toList();

    /**
     * @param roles the roles that see the entry
     * @param sections the paths whose pages belong to the entry
     */
    record Entry(String address, String danish, String english, Set<String> roles, List<String> sections) {
        private static Entry of(CsvRecord line) {
            return new Entry(
                    line.getField(0),
                    line.getField(1),
                    line.getField(2),
                    Set.of(line.getField(3).split(" ")),
                    List.of(line.getField(4).split(" ")));
        }

        boolean contains(String path) {
            return sections.stream().anyMatch(section -> path.equals(section) || path.startsWith(section + "/"));
        }
    }

    private Navigation() {}
}

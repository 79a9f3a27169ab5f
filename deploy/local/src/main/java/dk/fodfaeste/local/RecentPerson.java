package dk.fodfaeste.local;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A fictional person with a replacement number (the day of the month plus 60), which no person has. */
record RecentPerson(String cpr, String name) {
    private static final List<String> FIRST_NAMES = List.of(
            "Aksel", "Asta", "Bent", "Birgit", "Bo", "Dagny", "Ebbe", "Ella", "Finn", "Freja", "Gorm", "Grethe", "Hans",
            "Inger", "Jens", "Karen", "Lars", "Maja", "Niels", "Olga", "Per", "Rikke", "Sven", "Tove", "Ulla", "Vagn",
            "Yrsa", "Ærø", "Øjvind", "Åse");
    private static final List<String> LAST_NAMES = List.of(
            "Attrap",
            "Demogaard",
            "Eksempel",
            "Fiktivsen",
            "Kladde",
            "Mønster",
            "Prøvesen",
            "Skabelon",
            "Testrup",
            "Udkast");

    /** Persons with different numbers, which the fixed files do not have either. */
    static final class Generator {
        private final Random random;
        private final Set<String> numbers = new HashSet<>();

        Generator(Random random) {
            this.random = random;
            for (var file : List.of("enrolments.csv", "further-enrolments.csv")) {
                new SampleFile(file).lines().forEach(line -> numbers.add(line.get("cpr")));
            }
        }

        RecentPerson born(int year) {
            String cpr;
            do {
                // With 4 as the seventh digit, the years 37-99 are of the 1900s and 00-36 of the 2000s.
                cpr = "%02d%02d%02d4%03d"
                        .formatted(61 + random.nextInt(28), 1 + random.nextInt(12), year % 100, random.nextInt(1_000));
            } while (!numbers.add(cpr));
            return new RecentPerson(cpr, one(FIRST_NAMES) + " " + one(LAST_NAMES));
        }

        private String one(List<String> names) {
            return names.get(random.nextInt(names.size()));
        }
    }
}

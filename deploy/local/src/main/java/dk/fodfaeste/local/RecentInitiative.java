package dk.fodfaeste.local;

import java.time.LocalDate;
import java.util.List;

/** How many persons the recent part of the sample has in an initiative, and who follows them. */
enum RecentInitiative {
    /** 73 enrolled, as the notes of 2021 and 2025 count. */
    SYDHAVNEN("ips-sydhavnen", List.of("konsulent1", "konsulent2", "konsulent3"), 73, 4, 14, 31, 65),
    RUSMIDDEL("ips-rusmiddel", List.of("konsulent4", "konsulent5", "konsulent6"), 70, 6, 12, 20, 60),
    VETERANS("veteran-coordination", List.of("konsulent7"), 18, 1, 14, 28, 55),
    HOLISTIC_HEALTH("holistic-health", List.of("konsulent8"), 20, 2, 8, 20, 27),
    PSYCHIATRY(
            "ips-psykiatri",
            List.of("konsulent9", "konsulent10", "konsulent11", "konsulent12", "konsulent13"),
            118,
            4,
            18,
            20,
            55);

    private final String code;
    private final List<String> consultants;
    private final int active;
    private final int exitsPerMonth;
    private final int longestMonths;
    private final int youngest;
    private final int oldest;

    RecentInitiative(
            String code,
            List<String> consultants,
            int active,
            int exitsPerMonth,
            int longestMonths,
            int youngest,
            int oldest) {
        this.code = code;
        this.consultants = consultants;
        this.active = active;
        this.exitsPerMonth = exitsPerMonth;
        this.longestMonths = longestMonths;
        this.youngest = youngest;
        this.oldest = oldest;
    }

    String code() {
        return code;
    }

    /** The consultants in turn, so that their caseloads differ by one at most. */
    String consultant(int number) {
        return consultants.get(number % consultants.size());
    }

    int active() {
        return active;
    }

    int exitsPerMonth() {
        return exitsPerMonth;
    }

    int longestMonths() {
        return longestMonths;
    }

    int youngest() {
        return youngest;
    }

    int oldest() {
        return oldest;
    }

    /** Today, or the last day of an initiative that has ended. */
    LocalDate lastDay(LocalDate today) {
        for (var initiative : SampleFile.initiatives()) {
            var runsTo = initiative.get("runsTo");
            if (initiative.get("code").asText().equals(code) && !runsTo.isNull()) {
                var end = LocalDate.parse(runsTo.asText());
                return end.isBefore(today) ? end : today;
            }
        }
        return today;
    }
}

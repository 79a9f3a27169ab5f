package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Five initiatives, their made-up enrolments and activities, and the grants of the budget notes, loaded as a municipality loads its own: over
 * HTTP, by users with roles.
 */
final class SampleCohorts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final Duration STILL = Duration.ofSeconds(2);

    private final SampleApi admin;
    private final SampleApi lead;
    private final RecentCourse recent;
    private final SampleReports reports;
    private final List<SampleFigure> printed = SampleFigure.ofFirstMeasures();

    /** @param today the day of the first loading, to which the recent part of the sample is relative */
    SampleCohorts(String address, LocalIdentity identity, LocalDate today) {
        this.admin = new SampleApi(address, identity.token(Persona.ADMIN));
        this.lead = new SampleApi(address, identity.token(Persona.LEAD));
        this.recent = new RecentCourse(
                RecentSample.of(today), lead, new SampleApi(address, identity.token(Persona.CONSULTANT)));
        this.reports = new SampleReports(new SampleApi(address, identity.token(Persona.ANALYST)), today);
    }

    /** Loads what is missing and waits until the figures contain it. Loading again changes nothing. */
    void load() throws InterruptedException {
        for (var initiative : SampleFile.initiatives()) {
            register((ObjectNode) initiative.deepCopy());
        }
        var results = List.of(
                bring("/api/v1/enrolments/import", "enrolments.csv", lead),
                bring("/api/v1/enrolments/import", "further-enrolments.csv", lead),
                bring("/api/v1/statuses/import", "statuses.csv", lead),
                bring("/api/v1/activities/import", "activities.csv", lead),
                // Some of these follow-ups exist only because of a milestone or an earlier status.
                bring("/api/v1/statuses/import", "further-statuses.csv", lead));
        var isNew = results.stream().anyMatch(result -> result.get("accepted").asLong() > 0);
        var isWhole =
                results.stream().allMatch(result -> result.get("rejectedCount").asLong() == 0);
        // They end what the files above leave open, after the periods of their figures.
        bring("/api/v1/enrolments/import", "closing-enrolments.csv", lead);
        bring("/api/v1/activities/import", "closing-activities.csv", lead);
        bring("/api/v1/statuses/import", "closing-statuses.csv", lead);
        recent.load();
        awaitFigures(isNew && isWhole ? SampleFigure.all() : List.of());
        // reporting-service knows the initiatives now, because they have figures, so it accepts their grants.
        bring("/api/v1/grants/import", "grants.csv", admin);
        for (var businessCase : new SampleFile("business-cases.json").json()) {
            enter((ObjectNode) businessCase.deepCopy());
        }
        for (var employment : new SampleFile("employments.json").json()) {
            employ((ObjectNode) employment.deepCopy());
        }
        for (var review : new SampleFile("fidelity-reviews.json").json()) {
            review((ObjectNode) review.deepCopy());
        }
        reports.write();
    }

    /** The first measure of each initiative in the period of its note, as a line in Danish. */
    List<String> rates() {
        return printed.stream()
                .map(figure -> "%s: %s (%s-%s)"
                        .formatted(
                                nameOf(figure.initiative()),
                                sentence(read(figure)),
                                DAY.format(figure.from()),
                                DAY.format(figure.to())))
                .toList();
    }

    private static String nameOf(String code) {
        for (var initiative : SampleFile.initiatives()) {
            if (initiative.get("code").asText().equals(code)) {
                return initiative.get("name").asText();
            }
        }
        throw new IllegalArgumentException("figures.csv has an unknown initiative: " + code);
    }

    private void register(ObjectNode initiative) {
        var path = "/api/v1/initiatives/" + initiative.remove("code").asText();
        admin.putUnlessPresent(path, initiative);
    }

    private void enter(ObjectNode businessCase) {
        var path = "/api/v1/business-cases/" + businessCase.remove("initiative").asText() + "/"
                + businessCase.remove("code").asText();
        admin.putUnlessPresent(path, businessCase);
    }

    private void review(ObjectNode review) {
        var path = "/api/v1/fidelity-reviews/" + review.remove("initiative").asText() + "/"
                + review.remove("date").asText();
        lead.putUnlessPresent(path, review);
    }

    private void employ(ObjectNode employment) {
        lead.putUnlessConflict(
                "/api/v1/consultants/" + employment.remove("consultant").asText(), employment);
    }

    private static JsonNode bring(String path, String file, SampleApi user) {
        return user.bring(path, file, new SampleFile(file).bytes());
    }

    /** Waits for the events: the expected figures are reached, and those that are printed no longer change. */
    private void awaitFigures(List<SampleFigure> expected) throws InterruptedException {
        var deadline = System.nanoTime() + WaitLimit.VALUE.toNanos();
        var missing = new ArrayDeque<>(expected);
        var before = printed.stream().map(this::read).toList();
        var since = System.nanoTime();
        while (System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
            while (!missing.isEmpty() && missing.getFirst().isReachedBy(read(missing.getFirst()))) {
                missing.removeFirst();
            }
            var now = printed.stream().map(this::read).toList();
            if (!now.equals(before)) {
                before = now;
                since = System.nanoTime();
            }
            var isComplete = missing.isEmpty() && now.stream().noneMatch(JsonNode::isMissingNode);
            if (isComplete && System.nanoTime() - since > STILL.toNanos()) {
                return;
            }
        }
        System.err.println("Tallene er måske ikke faldet til ro endnu.");
    }

    /** Missing until reporting-service has received the initiative. */
    private JsonNode read(SampleFigure figure) {
        var found = lead.find(figure.path());
        found.ifPresent(answer -> ((ObjectNode) answer).remove("knownAt"));
        return found.orElseGet(MissingNode::getInstance);
    }

    static String sentence(JsonNode figure) {
        if (figure.isMissingNode() || figure.get("percent").isNull()) {
            return "ingen data endnu";
        }
        return "%d/%d = %s %% %s%s"
                .formatted(
                        figure.at("/counts/successes").asLong(),
                        figure.get("denominator").asLong(),
                        danish(figure.get("percent").decimalValue().setScale(1, RoundingMode.HALF_UP)),
                        verdict(figure.get("target")),
                        figure.get("provisional").asBoolean() ? " (foreløbig)" : "");
    }

    private static String verdict(JsonNode target) {
        if (target.get("percent").isNull()) {
            return "uden målsætning";
        }
        return "mod målsætning %s %%: %s"
                .formatted(
                        danish(target.get("percent").decimalValue().stripTrailingZeros()),
                        target.get("reached").asBoolean() ? "nået" : "ikke nået");
    }

    private static String danish(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}

package dk.fodfaeste.reporting.report.restating;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EnrolmentHistory;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FollowUpFacts;
import dk.fodfaeste.reporting.followup.FollowUpKey;
import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.restating.ReportedFollowUps.Row;
import dk.fodfaeste.reporting.report.restating.ReportedFollowUps.VersionNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The facts of follow-ups as known when the report was published, and as known now.
 *
 * @param publishedVersions those that the report was derived from, of the enrolments of which it stores follow-ups
 */
record FactsBeforeAndNow(
        Map<UUID, EnrolmentHistory> histories,
        Map<UUID, PublishedVersions.Numbers> publishedVersions,
        History<InitiativeVersion> initiative,
        Measure measure,
        Window window,
        Instant publishedAsOf,
        LocalDate today) {

    FollowUpFacts now(FollowUpKey key) {
        EnrolmentHistory history = history(key);
        return new FollowUpFacts(
                key,
                measure,
                window,
                history.enrolment().latest().orElseThrow(FactsBeforeAndNow::rebuildInProgress),
                history.outcomesAsOf(Instant.MAX),
                history.activitiesAsOf(Instant.MAX),
                today);
    }

    /** @param published null if the report did not count the follow-up in this window */
    FollowUpFacts before(FollowUpKey key, Row published) {
        return published == null ? unpublished(key) : published(key, published.versions());
    }

    private FollowUpFacts published(FollowUpKey key, VersionNumbers numbers) {
        EnrolmentHistory history = history(key);
        return new FollowUpFacts(
                key,
                initiative
                        .version(numbers.initiative())
                        .flatMap(version -> version.measure(measure.code()))
                        .orElseThrow(FactsBeforeAndNow::rebuildInProgress),
                window,
                history.enrolment().version(numbers.enrolment()).orElseThrow(FactsBeforeAndNow::rebuildInProgress),
                outcomesBefore(key, history),
                activitiesBefore(key, history),
                publicationDay());
    }

    /** A version that was recorded before publication but arrived later would have been in the report; it counts as unknown. */
    private FollowUpFacts unpublished(FollowUpKey key) {
        EnrolmentHistory history = history(key);
        Measure measureBefore = initiative
                .asOfOrFirst(publishedAsOf)
                .flatMap(version -> version.measure(measure.code()))
                .orElse(measure);
        FollowUpFacts unknown = new FollowUpFacts(
                key,
                measureBefore,
                window,
                null,
                outcomesBefore(key, history),
                activitiesBefore(key, history),
                publicationDay());
        return history.enrolment()
                .versions()
                .filter(version -> !version.recordedAt().isAfter(publishedAsOf))
                .flatMap(version -> notCounted(unknown, version).stream())
                .findFirst()
                .orElse(unknown);
    }

    private static Optional<FollowUpFacts> notCounted(FollowUpFacts unknown, EnrolmentVersion version) {
        FollowUpFacts facts = unknown.with(version);
        if (facts.followUp().isEmpty()) {
            return Optional.of(facts);
        }
        FollowUpFacts withoutActivities = facts.withoutActivities();
        return withoutActivities.followUp().isEmpty() ? Optional.of(withoutActivities) : Optional.empty();
    }

    private Map<String, OutcomeVersion> outcomesBefore(FollowUpKey key, EnrolmentHistory history) {
        PublishedVersions.Numbers numbers = publishedVersions.get(key.enrolmentId());
        return numbers == null ? history.outcomesAsOf(publishedAsOf) : numbers.outcomesOf(history);
    }

    private Map<UUID, ActivityVersion> activitiesBefore(FollowUpKey key, EnrolmentHistory history) {
        PublishedVersions.Numbers numbers = publishedVersions.get(key.enrolmentId());
        return numbers == null ? history.activitiesAsOf(publishedAsOf) : numbers.activitiesOf(history);
    }

    private LocalDate publicationDay() {
        return LocalDate.ofInstant(publishedAsOf, Clocks.COPENHAGEN);
    }

    private EnrolmentHistory history(FollowUpKey key) {
        return Optional.ofNullable(histories.get(key.enrolmentId())).orElseThrow(FactsBeforeAndNow::rebuildInProgress);
    }

    private static Refusal rebuildInProgress() {
        return Refusal.unavailable(message("rebuildInProgress"));
    }
}

package dk.fodfaeste.outcome.followup;

import static dk.fodfaeste.kit.message.Message.message;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.measures.FollowUp;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.EnrolmentFacts;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.activity.query.ActivityAccess;
import dk.fodfaeste.outcome.storage.EnrolmentFactsReader;
import dk.fodfaeste.outcome.storage.Enrolments;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The follow-ups that recorded activities decide. They have no rows; they are derived for the enrolments of a page when they are read. Persons about
 * whose activities the caller may not know are left out.
 */
@ApplicationScoped
public class DecidedFollowUps {
    /** Enrolments that are derived at once. A higher value means fewer statements and more memory. */
    private static final int BATCH_SIZE = 200;

    private static final UUID LOWEST_ID = new UUID(0, 0);

    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final EnrolmentFactsReader facts;
    private final ActivityAccess activityAccess;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    DecidedFollowUps(
            Initiatives initiatives,
            Enrolments enrolments,
            EnrolmentFactsReader facts,
            ActivityAccess activityAccess,
            AccessRecorder accessRecorder,
            Caller caller) {
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.facts = facts;
        this.activityAccess = activityAccess;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /**
     * The initiatives in which activities decide the measure of the filter; none if people answer it.
     *
     * @throws Refusal 422 if people answer it in some initiatives and activities decide it in others
     */
    Set<String> initiativesOf(FollowUpFilter filter) {
        if (filter.measure().isEmpty()) {
            return Set.of();
        }
        String code = filter.measure().get();
        Map<Boolean, Set<String>> byPeople = initiatives.all().stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .filter(initiative ->
                        filter.initiative().map(initiative.code()::equals).orElse(true))
                .filter(initiative -> initiative.measure(code).isPresent())
                .collect(partitioningBy(
                        initiative -> initiative.measure(code).orElseThrow().takesStatuses(),
                        mapping(Initiative::code, toSet())));
        if (!byPeople.get(true).isEmpty() && !byPeople.get(false).isEmpty()) {
            throw Refusal.rule("measure", message("severalKindsOfMeasure"));
        }
        return byPeople.get(false);
    }

    /** One page in the order of enrolments, those of one enrolment in the order of due dates. */
    Page<FollowUpView> list(
            FollowUpFilter filter, Set<String> initiativeCodes, Optional<DecidedCursor> after, int limit) {
        List<FollowUpView> found = new ArrayList<>();
        UUID from = after.map(DecidedCursor::enrolmentId).orElse(LOWEST_ID);
        boolean isInclusive = true;
        List<Enrolment> batch;
        do {
            batch = enrolments.page(filter.enrolmentConditions(caller, initiativeCodes), from, isInclusive, BATCH_SIZE);
            for (EnrolmentFacts known : load(batch, filter.measure().orElseThrow())) {
                found.addAll(followUps(known, filter, after));
                if (found.size() > limit) {
                    return page(found, after, limit);
                }
            }
            from = batch.isEmpty() ? from : batch.getLast().enrolmentId();
            isInclusive = false;
        } while (batch.size() == BATCH_SIZE);
        return page(found, after, limit);
    }

    private static Page<FollowUpView> page(List<FollowUpView> found, Optional<DecidedCursor> after, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<FollowUpView> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, DecidedCursor.of(items, after).encode());
    }

    private List<EnrolmentFacts> load(List<Enrolment> batch, String measureCode) {
        return batch.isEmpty()
                ? List.of()
                : facts.load(batch, measure -> measure.code().equals(measureCode));
    }

    private List<FollowUpView> followUps(EnrolmentFacts known, FollowUpFilter filter, Optional<DecidedCursor> after) {
        Measure measure = known.measure(filter.measure().orElseThrow()).orElseThrow();
        if (!activityAccess.mayKnowAbout(measure.activityKinds(), known.enrolment())) {
            return List.of();
        }
        List<FollowUp> matching = measure.followUps(known.facts()).on(filter.today()).stream()
                .filter(filter::matches)
                .toList();
        List<FollowUp> rest = after.filter(
                        cursor -> cursor.enrolmentId().equals(known.enrolment().enrolmentId()))
                .map(cursor -> cursor.rest(matching))
                .orElse(matching);
        return rest.stream()
                .map(followUp -> view(followUp, known.enrolment(), measure, filter.today()))
                .toList();
    }

    /** @param occasion empty for a measure that asks once */
    Optional<FollowUpView> find(FollowUpId id, Optional<LocalDate> occasion, LocalDate today) {
        return enrolments
                .find(id.enrolmentId())
                .flatMap(enrolment -> {
                    EnrolmentFacts known =
                            load(List.of(enrolment), id.measure()).getFirst();
                    return known.measure(id.measure())
                            .filter(measure -> !measure.takesStatuses())
                            .filter(measure -> activityAccess.mayKnowAbout(measure.activityKinds(), enrolment))
                            .flatMap(measure -> measure.followUps(known.facts()).on(today).stream()
                                    .filter(followUp -> Optional.ofNullable(followUp.occasion())
                                            .equals(occasion))
                                    .findFirst()
                                    .map(followUp -> view(followUp, enrolment, measure, today)));
                })
                .map(this::recordDenial);
    }

    private FollowUpView recordDenial(FollowUpView followUp) {
        if (followUp.isWithoutPerson()) {
            enrolments
                    .find(followUp.enrolmentId())
                    .map(Enrolment::participantRef)
                    .ifPresent(accessRecorder::record);
            accessRecorder.deny();
        }
        return followUp;
    }

    private FollowUpView view(FollowUp followUp, Enrolment enrolment, Measure measure, LocalDate today) {
        boolean maySee = caller.maySee(enrolment.protectedAddress(), enrolment.consultant());
        if (maySee) {
            accessRecorder.record(enrolment.participantRef());
        }
        return FollowUpView.decided(followUp, enrolment, measure.code(), today, maySee);
    }
}

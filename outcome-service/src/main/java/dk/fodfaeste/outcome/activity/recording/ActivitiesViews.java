package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.activity.query.ActivityAccess;
import dk.fodfaeste.outcome.activity.query.ActivityQueries;
import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
import dk.fodfaeste.outcome.activity.timeline.TimelineDrawing;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.lookup.PersonContact;
import dk.fodfaeste.outcome.lookup.PersonContacts;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Builds the view of the activities of an enrolment. */
@ApplicationScoped
class ActivitiesViews {
    private final ActivityQueries activities;
    private final ActivityAccess access;
    private final CopyingActivities copying;
    private final CorrectionPeriod correctionPeriod;
    private final Initiatives initiatives;
    private final PersonContacts names;
    private final Caller caller;
    private final Clock clock;

    ActivitiesViews(
            ActivityQueries activities,
            ActivityAccess access,
            CopyingActivities copying,
            CorrectionPeriod correctionPeriod,
            Initiatives initiatives,
            PersonContacts names,
            Caller caller,
            Clock clock) {
        this.activities = activities;
        this.access = access;
        this.copying = copying;
        this.correctionPeriod = correctionPeriod;
        this.initiatives = initiatives;
        this.names = names;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param adding the refused form of a shape; null for the initial form of each
     * @param rowRefusal the refusal of an action in a row
     * @param done confirmation of an action
     */
    ActivitiesView of(UUID enrolmentId, RefusedAdding adding, Form rowRefusal, String done) {
        LocalDate today = LocalDate.now(clock);
        Optional<Enrolment> enrolment = activities.enrolment(enrolmentId);
        List<ActivityRow> rows = enrolment.map(one -> rows(one, today)).orElse(List.of());
        return new ActivitiesView(
                enrolmentId,
                enrolment.isPresent(),
                enrolment.flatMap(this::person).orElse(null),
                caller.hasRole(Roles.PARTNER) ? "/partner" : "/enrolments/" + enrolmentId,
                enrolment
                        .filter(one -> !rows.isEmpty())
                        .map(one -> TimelineDrawing.of(
                                one,
                                rows.stream()
                                        .map(row -> row.activity().details())
                                        .toList(),
                                today))
                        .orElse(null),
                rows,
                enrolment.map(one -> addForms(one, adding, today)).orElse(List.of()),
                enrolment.stream()
                        .flatMap(one -> copying.candidates(one).stream())
                        .map(spell -> new ActivityRow(spell, false, false, today))
                        .toList(),
                CodeLabels.choices(Source.class),
                today,
                rowRefusal,
                done);
    }

    /** @param form with its faults */
    record RefusedAdding(ActivityKind.Shape shape, Form form) {}

    /** The row of one activity, for the pages that change it. */
    ActivityRow row(UUID activityId) {
        List<RecordedActivity> history = activities.history(activityId);
        Enrolment enrolment =
                activities.enrolment(history.getFirst().enrolmentId()).orElseThrow();
        return row(history, enrolment, LocalDate.now(clock));
    }

    private List<ActivityRow> rows(Enrolment enrolment, LocalDate today) {
        return activities.histories(enrolment).stream()
                .filter(history -> !history.getLast().isWithdrawn())
                .map(history -> row(history, enrolment, today))
                .toList();
    }

    private ActivityRow row(List<RecordedActivity> history, Enrolment enrolment, LocalDate today) {
        RecordedActivity present = history.getLast();
        boolean correctable =
                access.mayCorrect(history.getFirst()) && correctionPeriod.mayCorrect(present.recordedAt());
        return new ActivityRow(present, correctable, !enrolment.wronglyRegistered(), today);
    }

    private Optional<PersonContact> person(Enrolment enrolment) {
        return names.find(List.of(enrolment.enrolmentId()))
                .map(byEnrolment -> byEnrolment.get(enrolment.enrolmentId()));
    }

    private List<ActivitiesView.AddForm> addForms(Enrolment enrolment, RefusedAdding adding, LocalDate today) {
        if (enrolment.wronglyRegistered()) {
            return List.of();
        }
        return Arrays.stream(ActivityKind.Shape.values())
                .map(shape -> new ActivitiesView.AddForm(
                        shape,
                        kinds(enrolment, shape),
                        adding != null && adding.shape() == shape ? adding.form() : ActivityForm.initial(shape, today)))
                .filter(form -> !form.kinds().isEmpty())
                .toList();
    }

    /** The kinds to which an activity may be corrected, including its own. */
    List<Choice> kindsLike(RecordedActivity activity) {
        Enrolment enrolment = activities.enrolment(activity.enrolmentId()).orElseThrow();
        ActivityKind own = activity.details().kind();
        return Stream.concat(
                        Stream.of(new Choice(own.name(), CodeLabels.label(own))),
                        kinds(enrolment, own.shape()).stream())
                .distinct()
                .toList();
    }

    /** The kinds of a shape that the user may record in the initiative. */
    private List<Choice> kinds(Enrolment enrolment, ActivityKind.Shape shape) {
        Optional<Initiative> initiative = Optional.ofNullable(
                initiatives.byCode(List.of(enrolment.initiative())).get(enrolment.initiative()));
        return Arrays.stream(ActivityKind.values())
                .filter(kind -> kind.shape() == shape && access.mayRecord(kind))
                .filter(kind -> initiative.map(known -> known.allows(kind)).orElse(true))
                .map(kind -> new Choice(kind.name(), CodeLabels.label(kind)))
                .toList();
    }
}

package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Initiative.SkippedMeasure;
import dk.fodfaeste.outcome.RegistrationState;
import dk.fodfaeste.outcome.storage.Enrolments;
import dk.fodfaeste.outcome.storage.Initiatives;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The follow-ups of one enrolment with their timelines, and the measures that follow from a later exit. It is a fragment of the enrolment page of
 * participant-service, and a full page in browsers without scripts.
 */
@Path("/follow-ups/of/{enrolmentId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class EnrolmentFollowUpsPage {
    private static final int MONTHS_PER_YEAR = 12;

    /**
     * A follow-up with its timeline.
     *
     * @param name name of the measure
     * @param timeline newest first
     */
    public record FollowUpLine(FollowUpView followUp, String name, List<TimelineEntry> timeline) {}

    /**
     * A measure whose follow-up begins with the exit.
     *
     * @param after the time from the exit to the due date as text; blank if it is the same day
     */
    public record ExitMeasure(String name, String offset) {}

    @CheckedTemplate(basePath = "followup")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance enrolmentFollowUps(
                UUID enrolmentId,
                List<FollowUpLine> lines,
                List<ExitMeasure> exitMeasures,
                List<SkippedMeasure> skipped,
                LocalDate today);
    }

    private final FollowUpQueries followUps;
    private final Timelines timelines;
    private final Enrolments enrolments;
    private final Initiatives initiatives;
    private final AccessRecorder accessRecorder;
    private final Caller caller;
    private final Clock clock;

    EnrolmentFollowUpsPage(
            FollowUpQueries followUps,
            Timelines timelines,
            Enrolments enrolments,
            Initiatives initiatives,
            AccessRecorder accessRecorder,
            Caller caller,
            Clock clock) {
        this.followUps = followUps;
        this.timelines = timelines;
        this.enrolments = enrolments;
        this.initiatives = initiatives;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
        this.clock = clock;
    }

    /** An enrolment whose event has not arrived yet has no follow-ups. */
    @GET
    public TemplateInstance show(@PathParam("enrolmentId") UUID enrolmentId) {
        LocalDate today = LocalDate.now(clock);
        Optional<Enrolment> enrolment = enrolments.find(enrolmentId);
        if (enrolment.filter(one -> !caller.mayAccess(one.initiative())).isPresent()) {
            throw Refusal.notFound("enrolment");
        }
        boolean maySee = enrolment
                .filter(one -> caller.maySee(one.protectedAddress(), one.consultant()))
                .isPresent();
        if (maySee) {
            accessRecorder.record(enrolment.get().participantRef());
        }
        Map<String, List<TimelineEntry>> timelinesByMeasure = maySee ? timelines.of(enrolmentId) : Map.of();
        Optional<Initiative> initiative = enrolment.map(
                one -> initiatives.byCode(List.of(one.initiative())).get(one.initiative()));
        List<Measure> measures = initiative.map(Initiative::measures).orElse(List.of());
        return Templates.enrolmentFollowUps(
                enrolmentId,
                followUps.ofEnrolment(enrolmentId, today).stream()
                        .map(followUp -> new FollowUpLine(
                                followUp,
                                name(followUp.measure(), measures),
                                timelinesByMeasure.getOrDefault(followUp.measure(), List.of())))
                        .toList(),
                enrolment.stream()
                        .filter(one -> one.exitNumber() == 0)
                        .filter(one -> one.state() != RegistrationState.WRONGLY_REGISTERED)
                        .flatMap(one -> exitMeasures(measures))
                        .toList(),
                initiative.map(Initiative::skipped).orElse(List.of()),
                today);
    }

    private static Stream<ExitMeasure> exitMeasures(List<Measure> measures) {
        return measures.stream()
                .filter(Measure::takesStatuses)
                .flatMap(measure ->
                        measure
                                .afterExit()
                                .map(offset -> new ExitMeasure(NameText.of(measure), text(offset)))
                                .stream());
    }

    private static String name(String code, List<Measure> measures) {
        return measures.stream()
                .filter(measure -> measure.code().equals(code))
                .map(NameText::of)
                .findFirst()
                .orElse(code);
    }

    /** For example: 1 år, 2 måneder og 14 dage. */
    private static String text(Period offset) {
        long months = offset.toTotalMonths();
        return Stream.of(
                        counted(months / MONTHS_PER_YEAR, "år", "år", "year", "years"),
                        counted(months % MONTHS_PER_YEAR, "måned", "måneder", "month", "months"),
                        counted(offset.getDays(), "dag", "dage", "day", "days"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(DisplayText.say(" og ", " and ")));
    }

    private static String counted(
            long count, String one, String several, String oneInEnglish, String severalInEnglish) {
        return count == 0
                ? ""
                : DisplayText.count(count) + " "
                        + (count == 1
                                ? DisplayText.say(one, oneInEnglish)
                                : DisplayText.say(several, severalInEnglish));
    }
}

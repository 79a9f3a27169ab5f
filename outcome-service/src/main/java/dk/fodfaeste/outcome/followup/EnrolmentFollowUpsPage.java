package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.outcome.Anchor;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Measure;
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
 * The follow-ups of one enrolment with all that happened to them, and the measures that will ask for one: a piece of that enrolment's page,
 * which participant-service shows, and a page where scripts are missing.
 */
@Path("/follow-ups/of/{enrolmentId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class EnrolmentFollowUpsPage {
    private static final int MONTHS_OF_A_YEAR = 12;

    /**
     * A follow-up.
     *
     * @param name what the measure is called
     * @param happened newest first
     */
    public record Line(FollowUpView followUp, String name, List<TimelineEntry> happened) {}

    /**
     * A measure whose follow-up comes with the exit.
     *
     * @param after how long after it, in words; blank where it is on the same day
     */
    public record Awaited(String name, String after) {}

    @CheckedTemplate(basePath = "followup")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance ofEnrolment(
                UUID enrolmentId, List<Line> lines, List<Awaited> awaited, LocalDate today);
    }

    private final FollowUpQueries followUps;
    private final Timelines timeLines;
    private final Enrolments enrolments;
    private final Initiatives initiatives;
    private final AccessRecorder accessRecorder;
    private final Caller caller;
    private final Clock clock;

    EnrolmentFollowUpsPage(
            FollowUpQueries followUps,
            Timelines timeLines,
            Enrolments enrolments,
            Initiatives initiatives,
            AccessRecorder accessRecorder,
            Caller caller,
            Clock clock) {
        this.followUps = followUps;
        this.timeLines = timeLines;
        this.enrolments = enrolments;
        this.initiatives = initiatives;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
        this.clock = clock;
    }

    /** One that has not been told of yet has no follow-ups. */
    @GET
    public TemplateInstance ofEnrolment(@PathParam("enrolmentId") UUID enrolmentId) {
        LocalDate today = LocalDate.now(clock);
        Optional<Enrolment> enrolment = enrolments.one(enrolmentId);
        if (enrolment.filter(one -> !caller.mayAccess(one.initiative())).isPresent()) {
            throw Refusal.notFound("enrolment");
        }
        boolean shown = enrolment
                .filter(one -> caller.maySee(one.protectedAddress(), one.consultant()))
                .isPresent();
        if (shown) {
            accessRecorder.record(enrolment.get().participantRef());
        }
        Map<String, List<TimelineEntry>> happened = shown ? timeLines.of(enrolmentId) : Map.of();
        List<Measure> measures = enrolment
                .map(one -> initiatives.byCode(List.of(one.initiative())).get(one.initiative()))
                .map(Initiative::measures)
                .orElse(List.of());
        return Templates.ofEnrolment(
                enrolmentId,
                followUps.of(enrolmentId, today).stream()
                        .map(followUp -> new Line(
                                followUp,
                                name(followUp.measure(), measures),
                                happened.getOrDefault(followUp.measure(), List.of())))
                        .toList(),
                enrolment.stream()
                        .filter(one -> one.state() != RegistrationState.WRONGLY_REGISTERED)
                        .flatMap(one -> measures.stream().filter(measure -> isAwaited(one, measure)))
                        .map(measure -> new Awaited(measure.name(), inWords(measure.offset())))
                        .toList(),
                today);
    }

    private static boolean isAwaited(Enrolment enrolment, Measure measure) {
        return measure.anchor() == Anchor.EXIT
                && FollowUp.of(enrolment, measure, Optional.empty()).isEmpty();
    }

    private static String name(String code, List<Measure> measures) {
        return measures.stream()
                .filter(measure -> measure.code().equals(code))
                .map(Measure::name)
                .findFirst()
                .orElse(code);
    }

    /** 1 år, 2 måneder og 14 dage */
    private static String inWords(Period offset) {
        long months = offset.toTotalMonths();
        return Stream.of(
                        many(months / MONTHS_OF_A_YEAR, "år", "år", "year", "years"),
                        many(months % MONTHS_OF_A_YEAR, "måned", "måneder", "month", "months"),
                        many(offset.getDays(), "dag", "dage", "day", "days"))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(DisplayText.say(" og ", " and ")));
    }

    private static String many(long count, String one, String several, String oneInEnglish, String severalInEnglish) {
        return count == 0
                ? ""
                : DisplayText.count(count) + " "
                        + (count == 1
                                ? DisplayText.say(one, oneInEnglish)
                                : DisplayText.say(several, severalInEnglish));
    }
}

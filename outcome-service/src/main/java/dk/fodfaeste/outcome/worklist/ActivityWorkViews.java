package dk.fodfaeste.outcome.worklist;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.activity.query.ActivityWorklist;
import dk.fodfaeste.outcome.activity.recording.ActivityAction;
import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
import dk.fodfaeste.outcome.followup.NameText;
import dk.fodfaeste.outcome.followup.UpcomingDeadline;
import dk.fodfaeste.outcome.followup.UpcomingDeadlines;
import dk.fodfaeste.outcome.lookup.PersonContact;
import dk.fodfaeste.outcome.lookup.PersonContacts;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Builds the activities in the worklist of one consultant. The worklists of all consultants together have none. */
@ApplicationScoped
class ActivityWorkViews {
    /** From this many days before it, a deadline is near. */
    private static final int DEADLINE_DAYS = 14;

    private final ActivityWorklist worklist;
    private final UpcomingDeadlines deadlines;
    private final PersonContacts names;
    private final Initiatives initiatives;
    private final Clock clock;

    ActivityWorkViews(
            ActivityWorklist worklist,
            UpcomingDeadlines deadlines,
            PersonContacts names,
            Initiatives initiatives,
            Clock clock) {
        this.worklist = worklist;
        this.deadlines = deadlines;
        this.names = names;
        this.initiatives = initiatives;
        this.clock = clock;
    }

    /** @param did the {@link ActivityAction} that the user has just taken */
    ActivityWork of(Optional<String> consultant, String did) {
        String done = ActivityAction.message(did);
        return consultant.map(user -> of(user, done)).orElseGet(() -> ActivityWork.none(done));
    }

    private ActivityWork of(String consultant, String done) {
        LocalDate today = LocalDate.now(clock);
        Page<ActivityWorklist.Item> meetings = worklist.plannedMeetings(consultant, today);
        Page<ActivityWorklist.Item> spells = worklist.unconfirmedSpells(consultant, today);
        List<UpcomingDeadline> due = deadlines.find(
                Optional.of(consultant), today, today.plusDays(DEADLINE_DAYS), ActivityWorklist.MAX_ROWS);
        List<ActivityWorklist.Item> all = Stream.of(meetings, spells)
                .flatMap(page -> page.items().stream())
                .toList();
        Map<UUID, PersonContact> persons = names.find(Stream.concat(
                                all.stream().map(item -> item.activity().enrolmentId()),
                                due.stream().map(UpcomingDeadline::enrolmentId))
                        .toList())
                .orElse(Map.of());
        Map<String, String> nameByCode = initiatives
                .byCode(Stream.concat(
                                all.stream().map(ActivityWorklist.Item::initiative),
                                due.stream().map(UpcomingDeadline::initiative))
                        .distinct()
                        .toList())
                .values()
                .stream()
                .collect(toMap(Initiative::code, NameText::of));
        return new ActivityWork(
                rows(meetings, persons, nameByCode, today),
                rows(spells, persons, nameByCode, today),
                due.stream()
                        .map(one -> new ActivityWork.Deadline(
                                one,
                                persons.get(one.enrolmentId()),
                                nameByCode.getOrDefault(one.initiative(), one.initiative()),
                                today))
                        .toList(),
                meetings.next() != null || spells.next() != null || due.size() == ActivityWorklist.MAX_ROWS,
                done);
    }

    private static List<ActivityWork.Row> rows(
            Page<ActivityWorklist.Item> page,
            Map<UUID, PersonContact> persons,
            Map<String, String> nameByCode,
            LocalDate today) {
        return page.items().stream()
                .map(item -> new ActivityWork.Row(
                        new ActivityRow(item.activity(), false, true, today),
                        persons.get(item.activity().enrolmentId()),
                        nameByCode.getOrDefault(item.initiative(), item.initiative())))
                .toList();
    }
}

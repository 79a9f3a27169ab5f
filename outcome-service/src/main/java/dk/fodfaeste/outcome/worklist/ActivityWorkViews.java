package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.activity.query.ActivityWorklist;
import dk.fodfaeste.outcome.activity.recording.ActivityAction;
import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
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
    private final ActivityWorklist worklist;
    private final PersonContacts names;
    private final Initiatives initiatives;
    private final Clock clock;

    ActivityWorkViews(ActivityWorklist worklist, PersonContacts names, Initiatives initiatives, Clock clock) {
        this.worklist = worklist;
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
        List<ActivityWorklist.Item> all = Stream.of(meetings, spells)
                .flatMap(page -> page.items().stream())
                .toList();
        Map<UUID, PersonContact> persons = names.find(
                        all.stream().map(item -> item.activity().enrolmentId()).toList())
                .orElse(Map.of());
        Map<String, Initiative> byCode = initiatives.byCode(
                all.stream().map(ActivityWorklist.Item::initiative).distinct().toList());
        return new ActivityWork(
                rows(meetings, persons, byCode, today),
                rows(spells, persons, byCode, today),
                meetings.next() != null || spells.next() != null,
                done);
    }

    private static List<ActivityWork.Row> rows(
            Page<ActivityWorklist.Item> page,
            Map<UUID, PersonContact> persons,
            Map<String, Initiative> initiatives,
            LocalDate today) {
        return page.items().stream()
                .map(item -> new ActivityWork.Row(
                        new ActivityRow(item.activity(), false, true, today),
                        persons.get(item.activity().enrolmentId()),
                        Optional.ofNullable(initiatives.get(item.initiative()))
                                .map(Initiative::name)
                                .orElse(item.initiative())))
                .toList();
    }
}

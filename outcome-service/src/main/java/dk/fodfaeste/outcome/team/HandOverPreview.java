package dk.fodfaeste.outcome.team;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.followup.NameText;
import dk.fodfaeste.outcome.lookup.PersonContact;
import dk.fodfaeste.outcome.lookup.PersonContacts;
import dk.fodfaeste.outcome.storage.Initiatives;
import dk.fodfaeste.outcome.team.ReassignmentClient.Reassignment;
import dk.fodfaeste.outcome.team.Workloads.HandedOver;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Shows who would get what in a hand-over. */
@ApplicationScoped
class HandOverPreview {
    /** Limit of one call for names. In a longer hand-over only the numbers are shown. */
    private static final int MAX_LISTED = 200;

    private final Workloads workloads;
    private final Initiatives initiatives;
    private final PersonContacts contacts;
    private final AccessRecorder accessRecorder;

    HandOverPreview(
            Workloads workloads, Initiatives initiatives, PersonContacts contacts, AccessRecorder accessRecorder) {
        this.workloads = workloads;
        this.initiatives = initiatives;
        this.contacts = contacts;
        this.accessRecorder = accessRecorder;
    }

    /** @param person null if participant-service does not answer or does not show the person */
    public record Item(UUID enrolmentId, PersonContact person, String initiative, boolean active) {}

    /**
     * What one successor gets.
     *
     * @param active how many of the enrolments are active
     * @param activeAfter the active enrolments of the successor after the hand-over
     * @param items empty if the hand-over is too long to list
     */
    public record Share(String consultant, long enrolments, long active, long activeAfter, List<Item> items) {}

    List<Share> of(HandOverPlan plan, LocalDate today) {
        Map<UUID, HandedOver> facts =
                workloads
                        .facts(
                                plan.reassignments().stream()
                                        .map(Reassignment::enrolmentId)
                                        .toList(),
                                today)
                        .stream()
                        .collect(toMap(HandedOver::enrolmentId, Function.identity()));
        boolean listed = plan.reassignments().size() <= MAX_LISTED;
        Optional<Map<UUID, PersonContact>> persons = listed ? contacts.find(facts.keySet()) : Optional.empty();
        if (listed) {
            facts.values().forEach(one -> accessRecorder.record(one.participantRef()));
        }
        Map<String, String> names = initiatives.all().stream().collect(toMap(Initiative::code, NameText::of));
        return plan.successors().stream()
                .map(successor -> {
                    List<HandedOver> gets = plan.reassignments().stream()
                            .filter(one -> one.consultant().equals(successor))
                            .map(one -> facts.get(one.enrolmentId()))
                            .toList();
                    long active = gets.stream().filter(HandedOver::active).count();
                    long before = workloads
                            .find(successor, today)
                            .map(ConsultantView::activeEnrolments)
                            .orElse(0L);
                    return new Share(
                            successor,
                            gets.size(),
                            active,
                            before + active,
                            listed
                                    ? gets.stream()
                                            .map(one -> new Item(
                                                    one.enrolmentId(),
                                                    persons.map(found -> found.get(one.enrolmentId()))
                                                            .orElse(null),
                                                    names.getOrDefault(one.initiative(), one.initiative()),
                                                    one.active()))
                                            .toList()
                                    : List.of());
                })
                .toList();
    }
}

package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.kit.message.Message.message;
import static java.util.stream.Collectors.groupingBy;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentPayload;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.finding.LookupBody.Key;
import dk.fodfaeste.participant.finding.LookupResult.Found;
import dk.fodfaeste.participant.finding.LookupResult.Item;
import dk.fodfaeste.participant.initiatives.Initiative;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the enrolments that another service names by keys. A case number finds the valid enrolment, else the last one that was wrongly
 * registered. Person and initiative find a valid enrolment, if there is only one.
 */
@ApplicationScoped
class EnrolmentLookup {
    /** Valid ones first, then the newest; the ids are in the order of registration. */
    private static final Comparator<Enrolment> PREFERRED = Comparator.comparing(Enrolment::isValid)
            .thenComparing(one -> one.enrolmentId().toString());

    private final Enrolments enrolments;
    private final Participants participants;
    private final Initiatives initiatives;
    private final AccessRecorder accessRecorder;
    private final Clock clock;

    EnrolmentLookup(
            Enrolments enrolments,
            Participants participants,
            Initiatives initiatives,
            AccessRecorder accessRecorder,
            Clock clock) {
        this.enrolments = enrolments;
        this.participants = participants;
        this.initiatives = initiatives;
        this.accessRecorder = accessRecorder;
        this.clock = clock;
    }

    @Transactional
    LookupResult lookUp(LookupBody body) {
        requireValidKeys(body.keys());
        Map<String, Optional<Cpr>> cprs = body.keys().stream()
                .map(Key::cpr)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), Cpr::tryParse));
        Map<Cpr, Participant> persons = participants.findByCpr(
                cprs.values().stream().flatMap(Optional::stream).toList());
        List<Enrolment> found = enrolments.withCaseNumberOrOf(caseNumbers(body.keys()), persons.values());
        Map<String, List<Enrolment>> byCase = found.stream().collect(groupingBy(Enrolment::caseNumber));
        Map<UUID, List<Enrolment>> byPerson =
                found.stream().collect(groupingBy(one -> one.participant().participantRef()));
        Map<UUID, Enrolment> byId = enrolments.withIds(ids(body.keys()));
        persons.values().forEach(person -> accessRecorder.record(person.participantRef()));

        Function<Key, List<Enrolment>> candidates = key -> {
            if (key.enrolmentId() != null) {
                return Optional.ofNullable(byId.get(key.enrolmentId())).stream().toList();
            }
            if (key.caseNumber() != null) {
                return byCase.getOrDefault(key.caseNumber(), List.of()).stream()
                        .max(PREFERRED)
                        .filter(one -> concerns(one, key, cprs, persons))
                        .stream()
                        .toList();
            }
            return cprs
                    .get(key.cpr())
                    .map(persons::get)
                    .map(person -> byPerson.getOrDefault(person.participantRef(), List.of()))
                    .orElse(List.of())
                    .stream()
                    .filter(one -> one.isValid() && one.initiative().equals(key.initiative()))
                    .toList();
        };
        return result(body.keys().stream().map(candidates).toList());
    }

    /** Whether a number and an initiative beside a case number are those of its enrolment. */
    private static boolean concerns(
            Enrolment enrolment, Key key, Map<String, Optional<Cpr>> cprs, Map<Cpr, Participant> persons) {
        boolean samePerson = key.cpr() == null
                || cprs.get(key.cpr())
                        .map(persons::get)
                        .filter(person -> person.participantRef()
                                .equals(enrolment.participant().participantRef()))
                        .isPresent();
        return samePerson && (key.initiative() == null || key.initiative().equals(enrolment.initiative()));
    }

    private LookupResult result(List<List<Enrolment>> candidates) {
        LocalDate today = LocalDate.now(clock);
        Set<String> codes = candidates.stream()
                .flatMap(Collection::stream)
                .map(Enrolment::initiative)
                .collect(Collectors.toSet());
        Map<String, Initiative> catalogue = initiatives.byCode(codes);
        return new LookupResult(candidates.stream()
                .map(matches -> switch (matches.size()) {
                    case 0 -> Item.UNKNOWN;
                    case 1 -> found(matches.getFirst(), catalogue, today);
                    default -> Item.SEVERAL;
                })
                .toList());
    }

    private Item found(Enrolment enrolment, Map<String, Initiative> catalogue, LocalDate today) {
        accessRecorder.record(enrolment.participant().participantRef());
        int initiativeVersion = catalogue.get(enrolment.initiative()).version();
        return new Item(new Found(EnrolmentPayload.of(enrolment, today), initiativeVersion), null);
    }

    private static Set<String> caseNumbers(List<Key> keys) {
        return keys.stream()
                .map(Key::caseNumber)
                .filter(caseNumber -> caseNumber != null && Texts.fault(caseNumber, 64) == null)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> ids(List<Key> keys) {
        return keys.stream().map(Key::enrolmentId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static void requireValidKeys(List<Key> keys) {
        List<Violation> unreadable = IntStream.range(0, keys.size())
                .filter(i -> !keys.get(i).hasExactlyOneKey())
                .mapToObj(i -> new Violation("keys[" + i + "]", message("notOneKey")))
                .toList();
        if (!unreadable.isEmpty()) {
            throw Refusal.malformed(unreadable);
        }
    }
}

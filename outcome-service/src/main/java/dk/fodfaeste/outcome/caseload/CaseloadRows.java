package dk.fodfaeste.outcome.caseload;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.followup.NameText;
import dk.fodfaeste.outcome.lookup.PersonContact;
import dk.fodfaeste.outcome.lookup.PersonContacts;
import dk.fodfaeste.outcome.storage.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Collator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Adds the names of persons, initiatives and measures to enrolments. */
@ApplicationScoped
class CaseloadRows {
    /** Limit of one call for names. */
    private static final int NAMES_PER_CALL = 200;

    private final PersonContacts contacts;
    private final Initiatives initiatives;

    CaseloadRows(PersonContacts contacts, Initiatives initiatives) {
        this.contacts = contacts;
        this.initiatives = initiatives;
    }

    /** @param namesMissing whether participant-service did not answer, so the rows have no names */
    record RowsWithNames(List<CaseloadRow> rows, boolean namesMissing) {
        RowsWithNames sortedByName() {
            Collator danish = Collator.getInstance(Locale.of("da", "DK"));
            return new RowsWithNames(
                    rows.stream()
                            .sorted(Comparator.comparing(CaseloadRow::sortName, danish))
                            .toList(),
                    namesMissing);
        }

        /** At most this many rows from that place on. */
        RowsWithNames part(int offset, int limit) {
            return new RowsWithNames(rows.stream().skip(offset).limit(limit).toList(), namesMissing);
        }
    }

    RowsWithNames of(List<CaseloadEntry> entries, LocalDate today) {
        Map<String, Initiative> byCode =
                initiatives.all().stream().collect(toMap(Initiative::code, Function.identity()));
        Optional<Map<UUID, PersonContact>> persons = names(entries);
        return new RowsWithNames(
                entries.stream()
                        .map(entry -> row(
                                entry,
                                persons.map(found -> found.get(entry.enrolmentId()))
                                        .orElse(null),
                                Optional.ofNullable(byCode.get(entry.initiative())),
                                today))
                        .toList(),
                persons.isEmpty());
    }

    private Optional<Map<UUID, PersonContact>> names(List<CaseloadEntry> entries) {
        Map<UUID, PersonContact> all = new HashMap<>();
        for (int from = 0; from < entries.size(); from += NAMES_PER_CALL) {
            Optional<Map<UUID, PersonContact>> found =
                    contacts.find(entries.subList(from, Math.min(from + NAMES_PER_CALL, entries.size())).stream()
                            .map(CaseloadEntry::enrolmentId)
                            .toList());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            all.putAll(found.get());
        }
        return Optional.of(all);
    }

    private static CaseloadRow row(
            CaseloadEntry entry, PersonContact person, Optional<Initiative> initiative, LocalDate today) {
        return new CaseloadRow(
                entry.enrolmentId(),
                person,
                initiative.map(NameText::of).orElse(entry.initiative()),
                entry.consultant(),
                entry.protectedAddress(),
                entry.startedOn(),
                entry.exitedOn(),
                entry.days(today),
                entry.dueOn(),
                entry.measure() == null
                        ? ""
                        : initiative
                                .flatMap(found -> found.measure(entry.measure()))
                                .map(NameText::of)
                                .orElse(entry.measure()),
                entry.dueOn() != null && entry.dueOn().isBefore(today));
    }
}

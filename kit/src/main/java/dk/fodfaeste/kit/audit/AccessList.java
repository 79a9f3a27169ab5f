package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.csv.SpreadsheetCsv;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.PurposeText;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** The whole access list of a person, which they may have: time, purpose and unit, newest first. */
@ApplicationScoped
class AccessList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int PAGE_SIZE = 500;

    private final AuditTrail trail;
    private final Language language;

    AccessList(AuditTrail trail, Language language) {
        this.trail = trail;
        this.language = language;
    }

    /** A CSV file for a spreadsheet program. */
    String csv(ServicePart part, UUID person) throws SQLException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                language.say("Tidspunkt", "Time"),
                language.say("Formål", "Purpose"),
                language.say("Enhed", "Unit"),
                language.say("Oplysninger", "Data")));
        entries(person).forEach(entry -> lines.add(line(part, entry)));
        return SpreadsheetCsv.write(lines);
    }

    List<AccessListEntry> entries(UUID person) throws SQLException {
        List<AccessListEntry> entries = new ArrayList<>();
        Long before = null;
        do {
            Page<AuditEntry> page = trail.of(person, EnumSet.of(Decision.PERMIT), before, PAGE_SIZE);
            page.items().forEach(entry -> entries.add(AccessListEntry.of(entry)));
            before = page.next() == null ? null : Long.valueOf(page.next());
        } while (before != null);
        return entries;
    }

    private static List<String> line(ServicePart part, AccessListEntry entry) {
        return List.of(
                TIME.format(entry.at().atZone(Clocks.COPENHAGEN)),
                SpreadsheetCsv.noFormula(PurposeText.label(entry.purpose())),
                SpreadsheetCsv.noFormula(entry.unit()),
                part.title());
    }
}

package dk.fodfaeste.outcome.caseload;

import dk.fodfaeste.kit.csv.SpreadsheetCsv;
import dk.fodfaeste.kit.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The list as a CSV file for a spreadsheet program. */
@ApplicationScoped
class CaseloadFile {
    private final Language language;

    CaseloadFile(Language language) {
        this.language = language;
    }

    String write(List<CaseloadRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                language.say("Borger", "Citizen"),
                language.say("Beskyttet adresse", "Protected address"),
                language.say("Sagsnummer", "Case number"),
                language.say("Telefon", "Telephone"),
                language.say("Indsats", "Initiative"),
                language.say("Konsulent", "Consultant"),
                language.say("Start", "Start"),
                language.say("Afgang", "Exit"),
                language.say("Dage i indsatsen", "Days in the initiative"),
                language.say("Næste frist", "Next deadline"),
                language.say("Målepunkt", "Measure")));
        rows.forEach(row -> lines.add(List.of(
                SpreadsheetCsv.noFormula(row.sortName()),
                row.protectedAddress() ? language.say("ja", "yes") : language.say("nej", "no"),
                SpreadsheetCsv.noFormula(
                        row.person() == null ? "" : orBlank(row.person().caseNumber())),
                SpreadsheetCsv.noFormula(
                        row.person() == null ? "" : orBlank(row.person().phone())),
                SpreadsheetCsv.noFormula(row.initiative()),
                SpreadsheetCsv.noFormula(row.consultant()),
                row.startedOn().toString(),
                date(row.exitedOn()),
                String.valueOf(row.days()),
                date(row.dueOn()),
                SpreadsheetCsv.noFormula(row.measure()))));
        return SpreadsheetCsv.write(lines);
    }

    private static String orBlank(String text) {
        return text == null ? "" : text;
    }

    private static String date(LocalDate day) {
        return day == null ? "" : day.toString();
    }
}

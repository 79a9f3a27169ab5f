package dk.fodfaeste.reporting.budgetnote;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.EconomyQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Calculates the follow-up section of a note. It is made to be published, so it has only what every reader of reports may see. */
@ApplicationScoped
class NoteSections {
    private final FiguresInScope figures;
    private final EconomyQuery economy;
    private final Caller caller;

    NoteSections(FiguresInScope figures, EconomyQuery economy, Caller caller) {
        this.figures = figures;
        this.economy = economy;
        this.caller = caller;
    }

    /**
     * @param writtenYears such as 2022-2024
     * @throws Refusal 404 if the initiative is not in scope; 400 if these are no years; 422 unless they are closed and since it began
     */
    NoteSection of(String code, String writtenYears, AsOf now) throws SQLException {
        InitiativeVersion initiative = figures.initiative(code, now);
        YearRange years =
                YearRange.parse(writtenYears).orElseThrow(() -> Refusal.malformed("years", message("notYears")));
        if (years.last() >= now.today().getYear()
                || years.first() < initiative.runsFrom().getYear()
                || years.first() > years.last()) {
            throw Refusal.rule(
                    "years", message("notClosedYears", initiative.runsFrom().getYear()));
        }
        List<MeasuredEffect> effects = new ArrayList<>();
        for (Measure measure : initiative.measures()) {
            YearRange counted = MeasuredEffect.addsUp(measure) ? years : new YearRange(years.last(), years.last());
            effects.add(MeasuredEffect.of(
                    counted, figures.controlled(code, measure.code(), counted.windows(initiative.basis()), now)));
        }
        return new NoteSection(
                initiative,
                years,
                now.today(),
                effects,
                economy.of(code, years.lastYear(initiative.basis()), now, true).within(caller::reaches));
    }
}

package dk.fodfaeste.reporting.budgetnote;

import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.InitiativeEconomy;
import java.time.LocalDate;
import java.util.List;

/** The content of the follow-up section of a note, before it is written in a language. */
record NoteSection(
        InitiativeVersion initiative,
        YearRange years,
        LocalDate today,
        List<MeasuredEffect> effects,
        InitiativeEconomy economy) {}

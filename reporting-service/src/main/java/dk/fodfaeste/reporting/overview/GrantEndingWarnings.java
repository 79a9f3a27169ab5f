package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.EconomyQuery;
import dk.fodfaeste.reporting.grants.EconomyText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Warnings about grants that end, for the pages of rates. Every role that sees rates may see grants. */
@ApplicationScoped
class GrantEndingWarnings {
    private final EconomyQuery economy;

    GrantEndingWarnings(EconomyQuery economy) {
        this.economy = economy;
    }

    /** One sentence each, in the order of the initiatives. */
    List<String> of(List<InitiativeVersion> initiatives, AsOf now) throws SQLException {
        Map<String, String> names =
                initiatives.stream().collect(Collectors.toMap(InitiativeVersion::code, NameText::of));
        return economy.endings(initiatives, now).stream()
                .map(ending -> EconomyText.ending(ending, names.get(ending.initiative())))
                .toList();
    }
}

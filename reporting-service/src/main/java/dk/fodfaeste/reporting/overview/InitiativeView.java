package dk.fodfaeste.reporting.overview;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything on an initiative's page but its filters.
 *
 * @param link the address of just this
 * @param opened null where there is nothing to open yet
 * @param basis by which date everything is selected
 * @param rollingCut whether older rolling figures were left out
 * @param older and {@code newer}: addresses of other half-years; null where there are none
 * @param forecasts in one sentence each
 */
record InitiativeView(
        MeasureView headline,
        LocalDate today,
        String link,
        DenominatorView opened,
        int months,
        String basis,
        List<FigureRow> rolling,
        boolean rollingCut,
        List<FigureRow> halfYears,
        String older,
        String newer,
        List<String> forecasts,
        List<BreakdownTable> breakdowns) {}

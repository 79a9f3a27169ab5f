package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * Two half-yearly reports of all initiatives: a published one, and the draft of the half-year after it. A report can be drafted once its half-year
 * is over, so the draft is about the last closed half-year.
 */
final class SampleReports {
    private static final String PATH = "/api/v1/reports";

    private final SampleApi analyst;
    private final LocalDate today;

    SampleReports(SampleApi analyst, LocalDate today) {
        this.analyst = analyst;
        this.today = today;
    }

    /** Writes them unless there are reports. */
    void write() throws InterruptedException {
        if (!analyst.get(PATH).get("items").isEmpty()) {
            return;
        }
        var lastClosed = lastClosed();
        var published = open(lastClosed.minusMonths(6));
        var texts = texts(published);
        comment(texts, "ips-sydhavnen", "Flere er kommet i praktik, men færre end ventet har fået job.");
        comment(
                texts,
                "ips-rusmiddel",
                "Samarbejdet med behandlingsenhederne fungerer, og efterværnet når ud til de fleste.");
        decide(
                texts,
                "Konsulenterne aftaler den første praktik inden for en måned",
                "Teamlederen",
                lastClosed.plusMonths(4));
        decide(
                texts,
                "Der gøres rede for frafaldet i de første tre måneder",
                "Analyseenheden",
                lastClosed.plusMonths(5));
        publish(write(published, texts));
        var draft = open(lastClosed);
        var draftTexts = texts(draft);
        comment(
                draftTexts,
                "ips-sydhavnen",
                "Praktikkerne begynder nu tidligere. Virkningen på afgangen til job kan ikke ses endnu.");
        comment(draftTexts, "ips-psykiatri", "Alle fem konsulenter er ansat, og der er plads til flere borgere.");
        decide(
                draftTexts,
                "Teamlederen fremlægger en plan for flere virksomhedsaftaler",
                "Teamlederen",
                today.plusMonths(2));
        write(draft, draftTexts);
    }

    /** The last day of the last half-year that is over. */
    private LocalDate lastClosed() {
        return LocalDate.of(today.getYear(), today.getMonthValue() > 6 ? 7 : 1, 1)
                .minusDays(1);
    }

    private JsonNode open(LocalDate lastDay) {
        var body = object().put("period", lastDay.getYear() + (lastDay.getMonthValue() > 6 ? "-H2" : "-H1"));
        var initiatives = body.putArray("initiatives");
        for (var initiative : SampleFile.initiatives()) {
            initiatives.add(initiative.get("code"));
        }
        return analyst.post(PATH, body);
    }

    private JsonNode write(JsonNode report, ObjectNode texts) {
        return analyst.post(PATH + "/" + report.get("id").asText() + "/texts", texts);
    }

    /** Publishing is refused while events are unread. */
    private void publish(JsonNode report) throws InterruptedException {
        var path = PATH + "/" + report.get("id").asText() + "/publication";
        var body = object().put("expectedVersion", report.get("version").asInt());
        var deadline = System.nanoTime() + WaitLimit.VALUE.toNanos();
        while (analyst.postUnlessConflict(path, body).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new CannotStart("The report of the sample could not be published in time.");
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static ObjectNode texts(JsonNode report) {
        var texts = object().put("expectedVersion", report.get("version").asInt());
        texts.putArray("comments");
        texts.putArray("decisions");
        return texts;
    }

    private static void comment(ObjectNode texts, String initiative, String comment) {
        texts.withArray("comments").addObject().put("initiative", initiative).put("comment", comment);
    }

    private static void decide(ObjectNode texts, String decision, String owner, LocalDate dueOn) {
        texts.withArray("decisions")
                .addObject()
                .put("decision", decision)
                .put("owner", owner)
                .put("dueOn", dueOn.toString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

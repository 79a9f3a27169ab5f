package dk.fodfaeste.outcome.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.SampleReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Registers and batches in a browser. Today is 15 March 2026. */
@QuarkusTest
class RegisterPagesTest extends IntegrationTestBase {
    private static final String RECEIVERS = "/register-receivers";
    private static final String BATCHES = "/register-batches";

    private static String words(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void an_administrator_adds_and_revokes_a_register() throws Exception {
        Browser admin = Browser.of("admin");
        SampleReceiver receiver = SampleReceiver.ec();
        HttpResponse<String> refused =
                admin.fillIn(RECEIVERS + "/new", RECEIVERS, "name", "", "certificate", "-----BEGIN x");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"name-fault\"");
        HttpResponse<String> noCertificate =
                admin.fillIn(RECEIVERS + "/new", RECEIVERS, "name", receiver.name(), "certificate", "-----BEGIN x");
        assertThat(words(noCertificate)).contains("skal være ét X.509-certifikat i PEM-format");

        HttpResponse<String> added =
                admin.fillIn(RECEIVERS + "/new", RECEIVERS, "name", receiver.name(), "certificate", receiver.pem());
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(words(added)).contains(receiver.name(), "1. januar 2027");
        HttpResponse<String> taken = admin.fillIn(
                RECEIVERS + "/new",
                RECEIVERS,
                "name",
                receiver.name(),
                "certificate",
                SampleReceiver.ec().pem());
        assertThat(words(taken)).contains("Der er et register med dette navn og et andet certifikat.");

        HttpResponse<String> revoked = admin.fillIn(RECEIVERS, RECEIVERS + "/" + idOf(receiver.name()) + "/revocation");
        assertThat(words(revoked)).containsPattern(receiver.name() + " [0-9a-f]{64} .* Spærret");
    }

    private static String idOf(String name) {
        return as("admin").get("/api/v1/register-receivers").path("find { it.name == '" + name + "' }.receiverId");
    }

    @Test
    void a_lead_makes_a_batch_and_sees_what_is_unanswered() throws Exception {
        String initiative = anInitiative(
                EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30),
                EnrolmentEvent.measure("half-year", "EXIT", "P6M", 30));
        EnrolmentEvent due = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        ParticipantServiceStub.setName(due.enrolmentId(), "Spørga Prøve");
        publish(EnrolmentEvent.exited(initiative, "2025-12-31").withProtectedAddress());
        SampleReceiver receiver = SampleReceiver.ec();
        String receiverId = receiver.register();
        Browser lead = Browser.of("lead", "leder1", initiative);

        HttpResponse<String> empty = lead.fillIn(BATCHES + "/new", BATCHES);
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body())
                .contains(
                        "id=\"subject-fault\"",
                        "id=\"dueFrom-fault\"",
                        "id=\"dueTo-fault\"",
                        "id=\"purpose-fault\"",
                        "id=\"receiverId-fault\"");
        HttpResponse<String> future = make(lead, initiative + "/" + MEASURE, "2026-03-16", receiverId);
        assertThat(future.statusCode()).isEqualTo(422);
        assertThat(words(future)).contains("må ikke ligge efter i dag");
        assertThat(future.body()).contains("value=\"" + initiative + "/" + MEASURE + "\" selected");

        HttpResponse<String> made = make(lead, initiative + "/" + MEASURE, "2026-03-15", receiverId);
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(words(made))
                .contains(
                        "Forespørgsel til " + receiver.name(),
                        "Målepunktet " + MEASURE,
                        "Spurgt om 1 ",
                        "Ubesvaret 1 ",
                        "Ikke med: beskyttet adresse 1 ",
                        "Spørga Prøve",
                        "konsulent1");
        HttpResponse<String> file = lead.get(made.uri().getPath() + "/file");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pkcs7-mime");
        assertThat(file.body()).doesNotContain(ParticipantServiceStub.cprOf(due.enrolmentId()));
        assertThat(words(lead.get(BATCHES))).contains(receiver.name());

        status(due, "EDUCATION", 0).statusCode(200);
        HttpResponse<String> answered = lead.get(made.uri().getPath());
        assertThat(words(answered)).contains("Besvaret 1 ", "Der er ingen ubesvarede opfølgninger her.");
        assertThat(answered.body()).doesNotContain("/file\"");
    }

    private static HttpResponse<String> make(Browser lead, String subject, String dueTo, String receiverId)
            throws Exception {
        return lead.fillIn(
                BATCHES + "/new",
                BATCHES,
                "subject",
                subject,
                "dueFrom",
                "2026-02-01",
                "dueTo",
                dueTo,
                "purpose",
                "follow-up",
                "receiverId",
                receiverId);
    }

    @Test
    void the_names_may_be_missing() throws Exception {
        EnrolmentEvent due = dueEnrolment();
        String batch = SampleReceiver.ec().batchOf(due.initiative());
        ParticipantServiceStub.setUnavailable(true);
        HttpResponse<String> page = Browser.of("lead").get(BATCHES + "/" + batch);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(words(page)).contains("Navne kan ikke hentes lige nu.", "Se opfølgningen");
        HttpResponse<String> file = Browser.of("lead").get(BATCHES + "/" + batch + "/file");
        assertThat(file.statusCode()).isEqualTo(503);
        assertThat(words(file)).contains("Borgerregistret svarer ikke");
    }
}

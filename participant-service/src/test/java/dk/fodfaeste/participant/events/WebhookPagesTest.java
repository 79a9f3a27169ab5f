package dk.fodfaeste.participant.events;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.SampleWebhook;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookPagesTest {
    private static final String PATH = "/webhooks/participant-service";
    private static final String TOPIC = "fodfaeste.enrolment-events-v1";

    private final Browser admin = Browser.of("admin");

    private static String words(HttpResponse<String> page) {
        assertThat(page.body()).doesNotContain("NOT_FOUND");
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void a_webhook_is_registered_switched_on_gets_events_and_is_deleted() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("WebHook-Allowed-Origin", "*");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
            HttpResponse<String> registered =
                    admin.fillIn(PATH + "/new", PATH, "address", address, "topics", TOPIC, "types", "");
            assertThat(registered.statusCode()).isEqualTo(200);
            assertThat(words(registered)).contains("whsec_", "vises kun denne ene gang");
            Matcher link = Pattern.compile(PATH + "/([0-9a-f-]{36})").matcher(registered.body());
            assertThat(link.find()).isTrue();
            String page = link.group();
            assertThat(words(admin.get(page)))
                    .contains("Slået fra", address, TOPIC)
                    .doesNotContain("whsec_");

            assertThat(words(admin.fillIn(page, page + "/switch-on"))).contains("Slået til");
            received.clear();
            String enrolment = anEnrolment(anInitiative());
            await().until(() -> received.stream().anyMatch(event -> event.contains(enrolment)));
            assertThat(words(admin.fillIn(page, page + "/switch-off"))).contains("Slået fra");
            assertThat(words(admin.fillIn(page, page + "/deletion"))).doesNotContain(address);
            assertThat(admin.get(page).statusCode()).isEqualTo(404);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void a_receiver_that_does_not_answer_is_not_switched_on() throws Exception {
        anEnrolment(anInitiative());
        SampleWebhook webhook = SampleWebhook.create("participant-service", TOPIC);
        String page = PATH + "/" + webhook.id();
        HttpResponse<String> refused = admin.fillIn(page, page + "/switch-on");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("Webhooken blev ikke slået til", "Serveren kan ikke nås.");
    }

    @Test
    void a_parked_event_is_shown_and_re_driven() throws Exception {
        anEnrolment(anInitiative());
        SampleWebhook webhook = SampleWebhook.create("participant-service", TOPIC);
        String page = PATH + "/" + webhook.id();
        assertThat(words(admin.get(page))).contains("Modtageren svarede med en fejl (500)", "Send alle igen");
        assertThat(words(admin.get(page + "?language=en"))).contains("The receiver answered with an error (500)");
        admin.get(page + "?language=da");
        assertThat(words(admin.fillIn(page, page + "/redrive", "event", webhook.event())))
                .contains("Der er ingen.", "Venter 1", "Parkeret 0");
        assertThat(admin.fillIn(page, page + "/redrive", "event", webhook.event())
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.fillIn(page, page + "/redrive", "event", "x").statusCode())
                .isEqualTo(400);
        assertThat(admin.fillIn(page, page + "/redrive").statusCode()).isEqualTo(200);
    }

    @Test
    void faults_are_shown_at_their_fields() throws Exception {
        HttpResponse<String> empty = admin.fillIn(PATH + "/new", PATH, "address", "", "types", "");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("id=\"address-fault\"", "id=\"topics-fault\"");
        HttpResponse<String> wrong =
                admin.fillIn(PATH + "/new", PATH, "address", "ftp://x", "topics", TOPIC, "types", "En type");
        assertThat(words(wrong)).contains("skal være en https-adresse");
    }

    @Test
    void only_an_administrator_of_all_initiatives_sees_them() throws Exception {
        assertThat(Browser.of("admin", "admin2", "one-initiative").get(PATH).statusCode())
                .isEqualTo(403);
        assertThat(Browser.of("lead").get(PATH).statusCode()).isEqualTo(403);
    }
}

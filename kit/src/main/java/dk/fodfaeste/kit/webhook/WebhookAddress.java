package dk.fodfaeste.kit.webhook;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads the address of a receiver. */
final class WebhookAddress {
    static final String FIELD = "address";

    private static final int LONGEST = 500;

    private WebhookAddress() {}

    /**
     * @param httpPermitted whether an address without TLS is permitted
     * @throws Refusal 400 unless it is an absolute address with a host, without user and fragment
     */
    static URI parse(String text, boolean httpPermitted) {
        if (text == null || text.isBlank()) {
            throw Refusal.malformed(FIELD, message("missing"));
        }
        if (text.length() > LONGEST) {
            throw Refusal.malformed(FIELD, message("tooLong", LONGEST));
        }
        URI address;
        try {
            address = new URI(text.strip());
        } catch (URISyntaxException notAnAddress) {
            throw Refusal.malformed(FIELD, message("notAWebAddress"));
        }
        boolean isSecure = "https".equalsIgnoreCase(address.getScheme());
        if (!isSecure && !(httpPermitted && "http".equalsIgnoreCase(address.getScheme()))) {
            throw Refusal.malformed(FIELD, message("notHttps"));
        }
        if (address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || !text.chars().allMatch(character -> character < 128)) {
            throw Refusal.malformed(FIELD, message("notAWebAddress"));
        }
        if (address.getPort() == 0 || address.getPort() > 65_535) {
            throw Refusal.malformed(FIELD, message("notAWebAddress"));
        }
        return address;
    }
}

package dk.fodfaeste.reporting.about;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/** What only the operating organisation knows. A page names the setting of each fact that is missing. */
@ConfigMapping(prefix = "fodfaeste.about")
interface AboutSettings {
    /** The organisation that operates the installation and is the controller of its data. */
    Optional<String> organisation();

    /** The address of the organisation's statement in WAS-Tool, such as {@code https://www.was.digst.dk/fodfaeste-kommune-dk}. */
    Optional<URI> accessibilityStatement();

    /** A telephone number and a written address for reports of inaccessible content. The law wants both. */
    Optional<String> accessibilityContact();

    /** When the organisation last reviewed the statement; at least once a year. */
    Optional<LocalDate> accessibilityReviewedOn();

    /** How to reach the data protection officer. */
    Optional<String> dataProtectionContact();

    /** The address of the organisation's notice to the participants, with the legal basis. */
    Optional<URI> privacyNotice();
}

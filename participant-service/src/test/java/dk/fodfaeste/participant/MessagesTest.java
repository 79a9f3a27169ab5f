package dk.fodfaeste.participant;

import dk.fodfaeste.kit.test.MessageCheck;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every message of this service has its texts in both languages. */
class MessagesTest {
    @Test
    void every_message_has_its_texts() {
        MessageCheck.assertComplete(Path.of(""));
    }
}

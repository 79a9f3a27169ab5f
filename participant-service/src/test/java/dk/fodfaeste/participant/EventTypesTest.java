package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.DocumentedEvents;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void the_contract_has_the_type_of_each_event_of_an_enrolment_and_no_other() {
        assertThat(Arrays.stream(EnrolmentEvent.class.getPermittedSubclasses())
                        .map(EventTypesTest::empty)
                        .map(EnrolmentEvent::type))
                .containsExactlyInAnyOrderElementsOf(DocumentedEvents.types("fodfaeste.enrolment-events-v1"));
    }

    /** An event with null, 0 or false in each field; its type does not depend on them. */
    private static EnrolmentEvent empty(Class<?> event) {
        try {
            Constructor<?> constructor = event.getDeclaredConstructors()[0];
            Object[] values = Arrays.stream(constructor.getParameterTypes())
                    .map(type -> Array.get(Array.newInstance(type, 1), 0))
                    .toArray();
            return (EnrolmentEvent) constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

package dk.fodfaeste.scenario;

import dk.fodfaeste.local.test.StartsProcesses;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests of people at their browsers, with users and initiatives of their own: as many at a time as there are threads. */
@StartsProcesses
@ExtendWith(Stack.class)
@ResourceLock(value = ExclusiveSharedStack.LOCK, mode = ResourceAccessMode.READ)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface ConcurrentSharedStack {}

package dk.fodfaeste.kit.json;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Requires JSON for request records. Otherwise JAX-RS builds a record with a single String component from any body. */
@Provider
public class JsonContentTypeInterceptor implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        if (reading.getType().isRecord() && !MediaType.APPLICATION_JSON_TYPE.isCompatible(reading.getMediaType())) {
            throw new NotSupportedException();
        }
        return reading.proceed();
    }
}

package dk.fodfaeste.kit.json;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** What is to become one of our records is JSON: a record with one text in it would be made of any body whatever. */
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

package org.posthorn.webadmin;

import org.apache.james.webadmin.mdc.LoggingRequestFilter;
import org.apache.james.webadmin.mdc.RequestId;
import org.apache.james.webadmin.mdc.RequestLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import spark.Request;

/** Logs requests without their bodies, which hold passwords and which the standard logger would read whole before anyone is authenticated. */
public final class BodylessRequestLogger implements RequestLogger {
    private static final Logger LOGGER = LoggerFactory.getLogger(LoggingRequestFilter.class);

    @Override
    public boolean applies(Request request) {
        return true;
    }

    @Override
    public void log(Request request, RequestId requestId) {
        LOGGER.info("WebAdmin request {}: {} {} from {}", requestId.asString(), request.requestMethod(), request.uri(), request.ip());
    }
}

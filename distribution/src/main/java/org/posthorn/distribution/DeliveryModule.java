package org.posthorn.distribution;

import java.time.Clock;
import java.util.Optional;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import org.posthorn.conf.PosthornSettings;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.bounce.StatusClassifier;
import org.posthorn.core.delivery.DeliveryJournal;
import org.posthorn.core.delivery.OutgoingQueue;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.delivery.Delivery;
import org.posthorn.delivery.DeliverySettings;
import org.posthorn.delivery.HostAndPort;
import org.posthorn.delivery.smtp.SmtpSettings;
import org.posthorn.delivery.smtp.Timeouts;

/** The delivery engine, set as posthorn.properties and the environment say. */
final class DeliveryModule extends AbstractModule {
    private static final int SMTP_PORT = 25;
    private static final long BYTES_IN_MEMORY = 64L << 20;
    private static final int SPARE_CONNECTIONS = 400;

    @Provides
    @Singleton
    DeliverySettings settings(PosthornSettings settings, Environment environment) {
        Optional<HostAndPort> route = environment.route().map(HostAndPort::parse);
        Optional<HostAndPort> dns = environment.dns().map(HostAndPort::parse);
        return new DeliverySettings(
            new DeliverySettings.Limits(settings.maxDeliveries(), settings.maxConnectionsPerDomain(), BYTES_IN_MEMORY),
            new DeliverySettings.Routing(route, dns, environment.mxTargetPort().orElse(SMTP_PORT)),
            new SmtpSettings(HostName.of(settings), Optional.empty(), Timeouts.DEFAULT,
                new SmtpSettings.Pooling(settings.maxMessagesPerConnection(), settings.idleConnectionTimeout(), SPARE_CONNECTIONS)));
    }

    @Provides
    @Singleton
    DeliveryJournal journal(StatusClassifier classifier, EventLog events, SuppressionStore suppressions, AccountStore accounts, RetrySchedule schedule,
                            Clock clock) {
        return new DeliveryJournal(classifier, events, suppressions, accounts, schedule, clock);
    }

    @Provides
    @Singleton
    Delivery delivery(OutgoingQueue queue, DeliveryJournal journal, AccountStore accounts, SuppressionStore suppressions, DeliverySettings settings,
                      Clock clock) {
        return new Delivery(queue, journal, accounts, suppressions, settings, clock);
    }
}

package org.posthorn.distribution;

import java.time.Clock;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.ProvidesIntoSet;
import com.google.inject.name.Named;

import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.server.task.json.dto.AdditionalInformationDTO;
import org.apache.james.server.task.json.dto.AdditionalInformationDTOModule;
import org.apache.james.task.TaskExecutionDetails;
import org.apache.james.webadmin.dto.DTOModuleInjections;
import org.posthorn.conf.PosthornSettings;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.HeldMessages;
import org.posthorn.core.account.Notices;
import org.posthorn.core.delivery.RetrySchedule;
import org.posthorn.core.event.EventLog;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.mail.AccountMail;
import org.posthorn.mail.CustomerNotices;
import org.posthorn.mail.HeldMail;
import org.posthorn.webadmin.ReleaseTaskView;

/** The mail of pending accounts, and what its release needs. */
final class HeldMailModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(HeldMessages.class).to(HeldMail.class);
    }

    @Provides
    @Singleton
    HeldMail heldMail(MailRepositoryStore repositories, MailQueueFactory<?> queues, AccountStore accounts, EventLog events, Clock clock,
                      PosthornSettings settings) {
        return new HeldMail(repositories, queues, accounts, events, clock, settings.maxHeldMessages());
    }

    @Provides
    @Singleton
    AccountMail accountMail(MailQueueFactory<?> queues, EventLog events, RetrySchedule schedule, Clock clock) {
        return new AccountMail(queues, events, schedule, clock);
    }

    @Provides
    @Singleton
    Notices notices(AccountMail accountMail, SuppressionStore suppressions, PosthornSettings settings) {
        return new CustomerNotices(accountMail, suppressions, HostName.of(settings));
    }

    @ProvidesIntoSet
    AdditionalInformationDTOModule<? extends TaskExecutionDetails.AdditionalInformation, ? extends AdditionalInformationDTO> release() {
        return ReleaseTaskView.module();
    }

    @ProvidesIntoSet
    @Named(DTOModuleInjections.WEBADMIN_DTO)
    AdditionalInformationDTOModule<? extends TaskExecutionDetails.AdditionalInformation, ? extends AdditionalInformationDTO> releaseInWebAdmin() {
        return ReleaseTaskView.module();
    }
}

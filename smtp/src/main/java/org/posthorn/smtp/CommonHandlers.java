package org.posthorn.smtp;

import java.util.List;
import java.util.stream.Stream;

import org.apache.james.protocols.api.handler.CommandDispatcher;
import org.apache.james.protocols.smtp.core.HeloCmdHandler;
import org.apache.james.protocols.smtp.core.HelpCmdHandler;
import org.apache.james.protocols.smtp.core.NoopCmdHandler;
import org.apache.james.protocols.smtp.core.QuitCmdHandler;
import org.apache.james.protocols.smtp.core.RsetCmdHandler;
import org.apache.james.protocols.smtp.core.UnknownCmdHandler;
import org.apache.james.protocols.smtp.core.VrfyCmdHandler;
import org.apache.james.protocols.smtp.core.WelcomeMessageHandler;
import org.apache.james.protocols.smtp.core.esmtp.EhloCmdHandler;
import org.apache.james.protocols.smtp.core.esmtp.StartTlsCmdHandler;

/**
 * The handlers of every listener: James' where they are right, ours where they are not. A listener's own follow, {@link SpoolHook} last; what turns
 * connections away comes before.
 */
final class CommonHandlers {
    static final List<String> NAMES = Stream.<Class<?>>of(
        Door.class, WelcomeMessageHandler.class, CommandDispatcher.class, EhloCmdHandler.class, HeloCmdHandler.class, StartTlsCmdHandler.class,
        MailCommand.class, RcptCommand.class, DataCommand.class, BdatCommand.class, NoopCmdHandler.class, RsetCmdHandler.class, VrfyCmdHandler.class,
        HelpCmdHandler.class, QuitCmdHandler.class, UnknownCmdHandler.class, BodyParameter.class, MessageReceiver.class)
        .map(Class::getName).toList();

    /** What makes a session a customer's, and holds it to what its account may do; sessions that are nobody's pass all of them. */
    static final List<String> FOR_CUSTOMERS = Stream.<Class<?>>of(
        AuthCommand.class, TrustHook.class, TenureHook.class, SizeExtension.class, SenderHook.class, RecipientLimitHook.class, RulesHook.class,
        HeldLimitHook.class, QuotaHook.class)
        .map(Class::getName).toList();

    private CommonHandlers() {
    }
}

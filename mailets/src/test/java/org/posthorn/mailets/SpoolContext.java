package org.posthorn.mailets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.mail.internet.MimeMessage;

import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;
import org.apache.mailet.HostAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;

/** A mailet's surroundings that keep what it sends, the mails themselves and no copies of them, and offer nothing else. */
final class SpoolContext implements MailetContext {
    private final List<Mail> mails = new ArrayList<>();

    /** In the order of sending. */
    List<Mail> mails() {
        return mails;
    }

    @Override
    public void sendMail(Mail mail, String state) {
        mail.setState(state);
        mails.add(mail);
    }

    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException("Nothing but sending a mail to a processor is expected");
    }

    @Override
    public int getMajorVersion() {
        throw unexpected();
    }

    @Override
    public int getMinorVersion() {
        throw unexpected();
    }

    @Override
    public String getServerInfo() {
        throw unexpected();
    }

    @Override
    public Iterator<String> getAttributeNames() {
        throw unexpected();
    }

    @Override
    public Object getAttribute(String name) {
        throw unexpected();
    }

    @Override
    public void setAttribute(String name, Object value) {
        throw unexpected();
    }

    @Override
    public void removeAttribute(String name) {
        throw unexpected();
    }

    @Override
    public void log(String message) {
        throw unexpected();
    }

    @Override
    public void log(String message, Throwable t) {
        throw unexpected();
    }

    @Override
    public void log(LogLevel level, String message) {
        throw unexpected();
    }

    @Override
    public void log(LogLevel level, String message, Throwable t) {
        throw unexpected();
    }

    @Override
    public MailAddress getPostmaster() {
        throw unexpected();
    }

    @Override
    public boolean isLocalServer(Domain domain) {
        throw unexpected();
    }

    @Override
    public boolean isLocalUser(String userAccount) {
        throw unexpected();
    }

    @Override
    public boolean isLocalEmail(MailAddress mailAddress) {
        throw unexpected();
    }

    @Override
    public Collection<String> getMailServers(Domain domain) {
        throw unexpected();
    }

    @Override
    public Iterator<HostAddress> getSMTPHostAddresses(Domain domain) {
        throw unexpected();
    }

    @Override
    public void sendMail(MimeMessage message) {
        throw unexpected();
    }

    @Override
    public void sendMail(MailAddress sender, Collection<MailAddress> recipients, MimeMessage message) {
        throw unexpected();
    }

    @Override
    public void sendMail(MailAddress sender, Collection<MailAddress> recipients, MimeMessage message, String state) {
        throw unexpected();
    }

    @Override
    public void sendMail(Mail mail) {
        throw unexpected();
    }

    @Override
    public void sendMail(Mail mail, long delay, TimeUnit unit) {
        throw unexpected();
    }

    @Override
    public void sendMail(Mail mail, String state, long delay, TimeUnit unit) {
        throw unexpected();
    }

    @Override
    public void bounce(Mail mail, String message) {
        throw unexpected();
    }

    @Override
    public void bounce(Mail mail, String message, MailAddress bouncer) {
        throw unexpected();
    }

    @Override
    public List<String> dnsLookup(String name, RecordType type) {
        throw unexpected();
    }

    @Override
    public Logger getLogger() {
        throw unexpected();
    }
}

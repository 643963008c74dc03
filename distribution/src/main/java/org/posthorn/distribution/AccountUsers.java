package org.posthorn.distribution;

import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;

import javax.inject.Inject;
import javax.mail.internet.AddressException;

import org.apache.james.core.MailAddress;
import org.apache.james.core.Username;
import org.apache.james.user.api.UsersRepository;
import org.apache.james.user.api.UsersRepositoryException;
import org.apache.james.user.api.model.User;
import org.posthorn.core.account.AccountStore;
import org.posthorn.core.account.Authenticator;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** James' users are the accounts' SMTP credentials, to be asked and not changed here. */
final class AccountUsers implements UsersRepository {
    private final AccountStore accounts;
    private final Authenticator authenticator;

    @Inject
    AccountUsers(AccountStore accounts, Authenticator authenticator) {
        this.accounts = accounts;
        this.authenticator = authenticator;
    }

    @Override
    public boolean contains(Username name) {
        return accounts.credential(name.asString().toLowerCase(Locale.ROOT)).isPresent();
    }

    @Override
    public Publisher<Boolean> containsReactive(Username name) {
        return Mono.fromCallable(() -> contains(name));
    }

    @Override
    public boolean test(Username name, String password) {
        return authenticator.authenticate(name.asString(), password).isPresent();
    }

    @Override
    public User getUserByName(Username name) {
        return null;
    }

    @Override
    public void addUser(Username username, String password) throws UsersRepositoryException {
        throw readOnly();
    }

    @Override
    public void updateUser(User user) throws UsersRepositoryException {
        throw readOnly();
    }

    @Override
    public void removeUser(Username name) throws UsersRepositoryException {
        throw readOnly();
    }

    @Override
    public int countUsers() {
        return 0;
    }

    @Override
    public Iterator<Username> list() {
        return Collections.emptyIterator();
    }

    @Override
    public Publisher<Username> listReactive() {
        return Flux.empty();
    }

    @Override
    public boolean supportVirtualHosting() {
        return false;
    }

    @Override
    public MailAddress getMailAddressFor(Username username) throws UsersRepositoryException {
        try {
            return new MailAddress(username.getLocalPart(), "localhost");
        } catch (AddressException e) {
            throw new UsersRepositoryException("Not the local part of an address: " + username.asString(), e);
        }
    }

    @Override
    public boolean isAdministrator(Username username) {
        return false;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    private static UsersRepositoryException readOnly() {
        return new UsersRepositoryException("SMTP credentials are changed with PUT /relay/accounts/{account}/credentials/{user}");
    }
}

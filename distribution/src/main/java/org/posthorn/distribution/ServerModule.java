package org.posthorn.distribution;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;

import org.apache.james.utils.GuiceProbe;

/** Lets {@link Assembly} get at the {@link Server} that Guice made. */
final class ServerModule extends AbstractModule {
    @Override
    protected void configure() {
        bind(Server.class).in(Scopes.SINGLETON);
        Multibinder.newSetBinder(binder(), GuiceProbe.class).addBinding().to(Server.class);
    }
}

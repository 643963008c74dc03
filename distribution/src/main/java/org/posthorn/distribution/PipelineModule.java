package org.posthorn.distribution;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;

import org.apache.commons.configuration2.BaseHierarchicalConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.mailetcontainer.AutomaticallySentMailDetectorImpl;
import org.apache.james.mailetcontainer.api.LocalResources;
import org.apache.james.mailetcontainer.api.MailProcessor;
import org.apache.james.mailetcontainer.api.MailetLoader;
import org.apache.james.mailetcontainer.api.MatcherLoader;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.mailetcontainer.impl.JamesMailSpooler;
import org.apache.james.mailetcontainer.impl.JamesMailetContext;
import org.apache.james.mailetcontainer.impl.LocalResourcesImpl;
import org.apache.james.mailrepository.api.MailRepositoryStore;
import org.apache.james.modules.server.MailStoreRepositoryModule;
import org.apache.james.modules.server.MailetContainerModule;
import org.apache.james.server.core.configuration.ConfigurationProvider;
import org.apache.james.utils.GuiceMailetLoader;
import org.apache.james.utils.GuiceMatcherLoader;
import org.apache.james.utils.InitializationOperation;
import org.apache.james.utils.InitilizationOperationBuilder;
import org.apache.james.utils.MailetConfigurationOverride;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.AutomaticallySentMailDetector;

/** The mailet container. James' own module besides demands a processor named transport that removes Bcc by parsing; ours strips it from the bytes. */
final class PipelineModule extends AbstractModule {
    @Override
    protected void configure() {
        install(new MailStoreRepositoryModule());
        bind(CompositeProcessorImpl.class).in(Scopes.SINGLETON);
        bind(MailProcessor.class).to(CompositeProcessorImpl.class);
        bind(JamesMailSpooler.class).in(Scopes.SINGLETON);
        bind(JamesMailetContext.class).in(Scopes.SINGLETON);
        bind(MailetContext.class).to(JamesMailetContext.class);
        bind(LocalResources.class).to(LocalResourcesImpl.class).in(Scopes.SINGLETON);
        bind(AutomaticallySentMailDetector.class).to(AutomaticallySentMailDetectorImpl.class).in(Scopes.SINGLETON);
        bind(MailetLoader.class).to(GuiceMailetLoader.class);
        bind(MatcherLoader.class).to(GuiceMatcherLoader.class);
        Multibinder.newSetBinder(binder(), MailetConfigurationOverride.class);
        Multibinder.newSetBinder(binder(), MailetContainerModule.ProcessorsCheck.class);
        Multibinder.newSetBinder(binder(), InitializationOperation.class).addBinding()
            .to(MailetContainerModule.MailetModuleInitializationOperation.class);
        bind(MailetContainerModule.DefaultProcessorsConfigurationSupplier.class).toInstance(BaseHierarchicalConfiguration::new);
    }

    @Provides
    @Singleton
    JamesMailSpooler.Configuration spooler(MailRepositoryStore repositories, ConfigurationProvider configuration) throws ConfigurationException {
        return JamesMailSpooler.Configuration.from(repositories, configuration.getConfiguration("mailetcontainer").configurationAt("spooler"));
    }

    @ProvidesIntoSet
    InitializationOperation mailetContext(ConfigurationProvider configuration, JamesMailetContext context) {
        return InitilizationOperationBuilder.forClass(JamesMailetContext.class)
            .init(() -> context.configure(configuration.getConfiguration("mailetcontainer").configurationAt("context")));
    }
}

package org.posthorn.distribution;

import java.io.FileNotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.ProvidesIntoSet;
import com.google.inject.name.Named;

import org.apache.commons.configuration2.Configuration;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.james.server.task.json.dto.AdditionalInformationDTO;
import org.apache.james.server.task.json.dto.AdditionalInformationDTOModule;
import org.apache.james.task.TaskExecutionDetails;
import org.apache.james.task.TaskManager;
import org.apache.james.util.Port;
import org.apache.james.utils.PropertiesProvider;
import org.apache.james.webadmin.FixedPortSupplier;
import org.apache.james.webadmin.PortSupplier;
import org.apache.james.webadmin.RandomPortSupplier;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.WebAdminConfiguration;
import org.apache.james.webadmin.authentication.AuthenticationFilter;
import org.apache.james.webadmin.dto.DTOModuleInjections;
import org.apache.james.webadmin.mdc.RequestLogger;
import org.posthorn.core.suppression.SuppressionStore;
import org.posthorn.webadmin.AccountRoutes;
import org.posthorn.webadmin.BanRoutes;
import org.posthorn.webadmin.BearerTokenFilter;
import org.posthorn.webadmin.BodylessRequestLogger;
import org.posthorn.webadmin.BounceRuleRoutes;
import org.posthorn.webadmin.CredentialRoutes;
import org.posthorn.webadmin.DomainRoutes;
import org.posthorn.webadmin.EventRoutes;
import org.posthorn.webadmin.MessageRoutes;
import org.posthorn.webadmin.NodeRoutes;
import org.posthorn.webadmin.QuotaRoutes;
import org.posthorn.webadmin.RecipientRoutes;
import org.posthorn.webadmin.SuppressionImportView;
import org.posthorn.webadmin.SuppressionImports;
import org.posthorn.webadmin.SuppressionRoutes;
import org.posthorn.webadmin.TokenRoutes;
import org.posthorn.webadmin.UsageRoutes;

/** Our routes and bearer tokens in James' WebAdmin; overrides James' JWT. */
final class AdminModule extends AbstractModule {
    private final Home home;

    AdminModule(Home home) {
        this.home = home;
    }

    @Override
    protected void configure() {
        bind(AuthenticationFilter.class).to(BearerTokenFilter.class);
        Multibinder.newSetBinder(binder(), RequestLogger.class).addBinding().to(BodylessRequestLogger.class);
        Multibinder<Routes> routes = Multibinder.newSetBinder(binder(), Routes.class);
        routes.addBinding().to(AccountRoutes.class);
        routes.addBinding().to(CredentialRoutes.class);
        routes.addBinding().to(DomainRoutes.class);
        routes.addBinding().to(SuppressionRoutes.class);
        routes.addBinding().to(EventRoutes.class);
        routes.addBinding().to(MessageRoutes.class);
        routes.addBinding().to(TokenRoutes.class);
        routes.addBinding().to(BanRoutes.class);
        routes.addBinding().to(BounceRuleRoutes.class);
        routes.addBinding().to(NodeRoutes.class);
        routes.addBinding().to(QuotaRoutes.class);
        routes.addBinding().to(RecipientRoutes.class);
        routes.addBinding().to(UsageRoutes.class);
    }

    @Provides
    @Singleton
    WebAdminConfiguration webAdmin(PropertiesProvider properties, Environment environment) throws ConfigurationException, FileNotFoundException {
        Configuration file = properties.getConfiguration("webadmin");
        return WebAdminConfiguration.builder()
            .enable(file.getBoolean("enabled", true))
            .host(environment.bindAddress().orElseGet(() -> file.getString("host", "127.0.0.1")))
            .port(port(environment.port("admin").orElseGet(() -> file.getInt("port", 8000))))
            .additionalRoutes(List.of(file.getStringArray("extensions.routes")))
            .maxThreadCount(Optional.ofNullable(file.getInteger("maxThreadCount", 32)))
            .minThreadCount(Optional.ofNullable(file.getInteger("minThreadCount", 4)))
            .build();
    }

    @Provides
    @Singleton
    SuppressionImports imports(SuppressionStore suppressions, TaskManager tasks, Clock clock) {
        return new SuppressionImports(home.var().resolve("imports"), suppressions, tasks, clock);
    }

    @ProvidesIntoSet
    AdditionalInformationDTOModule<? extends TaskExecutionDetails.AdditionalInformation, ? extends AdditionalInformationDTO> progress() {
        return SuppressionImportView.module();
    }

    @ProvidesIntoSet
    @Named(DTOModuleInjections.WEBADMIN_DTO)
    AdditionalInformationDTOModule<? extends TaskExecutionDetails.AdditionalInformation, ? extends AdditionalInformationDTO> progressInWebAdmin() {
        return SuppressionImportView.module();
    }

    private static PortSupplier port(int number) {
        return number == 0 ? new RandomPortSupplier() : new FixedPortSupplier(Port.of(number).getValue());
    }
}

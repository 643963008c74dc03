package org.posthorn.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.mail.MessagingException;

import org.apache.mailet.Mailet;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.Test;

class MailetSettingsTest {
    @Test
    void everyMailetOfThePackageIsKnown() throws Exception {
        Set<String> known = new TreeSet<>();
        MailetSettings.mailets().forEach(mailet -> known.add(mailet.getName()));

        assertThat(known).isEqualTo(mailetsOfThePackage());
    }

    @Test
    void anUnknownSettingIsRefusedByItsName() {
        FakeMailetConfig config = FakeMailetConfig.builder().mailetName("DropSuppressed").setProperty("procesor", "copy").build();

        assertThatThrownBy(() -> MailetSettings.read(DropSuppressed.class, config))
            .isInstanceOf(MessagingException.class).hasMessageContaining("<procesor> is not a parameter of this mailet");
    }

    @Test
    void theProcessorThatCopiesGoToIsKnownWithoutTheMailet() throws Exception {
        FakeMailetConfig config = FakeMailetConfig.builder().mailetName("SplitRecipients").setProperty("processor", "each").build();

        assertThat(MailetSettings.read(SplitRecipients.class, config)).contains(new SplitRecipients.Settings("each"));
    }

    @Test
    void theSettingsOfAMailetOfAnothersMakingAreNobodysBusiness() throws Exception {
        FakeMailetConfig config = FakeMailetConfig.builder().mailetName("Null").setProperty("anything", "goes").build();

        assertThat(MailetSettings.read(Mailet.class, config)).isEmpty();
    }

    private static Set<String> mailetsOfThePackage() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(Deliver.class.getResource("Deliver.class").toURI()).getParent();
        Set<String> mailets = new TreeSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                Class<?> found = Class.forName("org.posthorn.mailets." + file.getFileName().toString().replace(".class", ""));
                if (Mailet.class.isAssignableFrom(found)) {
                    mailets.add(found.getName());
                }
            }
        }
        return mailets;
    }
}

package org.posthorn.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.mail.MessagingException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posthorn.core.tag.Tag;
import org.posthorn.core.tag.TagNames;
import org.posthorn.mailets.MailetSettings;
import org.posthorn.mailets.ReadTags;

/** The names that ship and those that hold where none are set are the same. */
class ShippedTagsTest {
    @TempDir
    private Path directory;
    private XmlElement reader;

    @BeforeEach
    void findTheMailet() throws IOException {
        Path file = TestHome.in(directory).file("mailetcontainer.xml");
        List<XmlElement> mailets = XmlReader.read(file, new Mistakes("mailetcontainer.xml")).orElseThrow().all("processors", "processor", "mailet");
        reader = mailets.stream().filter(mailet -> mailet.attribute("class").filter(ReadTags.class.getName()::equals).isPresent()).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Tag.class)
    void theNamesThatShipAreTheDefaults(Tag tag) throws MessagingException {
        TagNames shipped = (TagNames) MailetSettings.read(ReadTags.class, new XmlMailetConfig(reader)).orElseThrow();
        assertThat(shipped.of(tag)).isEqualTo(TagNames.DEFAULT.of(tag));
    }

    @ParameterizedTest
    @EnumSource(Tag.class)
    void everyTagsNamesAreListed(Tag tag) {
        assertThat(reader.childText(tag.label())).isPresent();
    }
}

package org.posthorn.conf;

import java.util.List;

import org.apache.james.mailrepository.api.MailRepository;

/** Checks of mailrepositorystore.xml what its shape does not say. */
final class MailRepositoryStoreCheck {
    private final ClassNames classes;
    private final Mistakes mistakes;

    MailRepositoryStoreCheck(ClassNames classes, Mistakes mistakes) {
        this.classes = classes;
        this.mistakes = mistakes;
    }

    void check(XmlElement root) {
        Shapes.MAIL_REPOSITORY_STORE.check(root, mistakes);
        List<XmlElement> repositories = root.all("mailrepositories", "mailrepository");
        for (XmlElement repository : repositories) {
            repository.attribute("class").flatMap(name -> classes.mistakeIn(name, MailRepository.class))
                .ifPresent(wrong -> mistakes.add(repository, "attribute 'class': " + wrong));
        }
        List<String> protocols = root.all("mailrepositories", "mailrepository", "protocols", "protocol").stream().map(XmlElement::text).toList();
        root.child("defaultProtocol").filter(chosen -> !protocols.contains(chosen.text()))
            .ifPresent(chosen -> mistakes.add(chosen, "'" + chosen.text() + "' is no repository's protocol, " + Names.expected(chosen.text(), protocols)));
    }
}

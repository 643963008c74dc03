package org.posthorn.webadmin;

import java.time.Instant;

import org.apache.james.json.DTOModule;
import org.apache.james.server.task.json.dto.AdditionalInformationDTO;
import org.apache.james.server.task.json.dto.AdditionalInformationDTOModule;
import org.apache.james.task.TaskExecutionDetails;

/** A release as {@code /tasks} shows it. */
public record ReleaseTaskView(String type, String account, long released, String notified, Instant timestamp) implements AdditionalInformationDTO {
    /** For WebAdmin's tasks; James wants to be able to read it back too. */
    public static AdditionalInformationDTOModule<? extends TaskExecutionDetails.AdditionalInformation, ? extends AdditionalInformationDTO> module() {
        return DTOModule.forDomainObject(ReleaseTask.Progress.class)
            .convertToDTO(ReleaseTaskView.class)
            .toDomainObjectConverter(view -> new ReleaseTask.Progress(view.account, view.released, view.notified, view.timestamp))
            .toDTOConverter((progress, type) -> new ReleaseTaskView(type, progress.account(), progress.released(), progress.notified(), progress.timestamp()))
            .typeName(ReleaseTask.TYPE.asString())
            .withFactory(AdditionalInformationDTOModule::new);
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public Instant getTimestamp() {
        return timestamp;
    }
}

package io.github.b24spring.testportal.event;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row of an offline queue.
 *
 * @param id the number of the row
 * @param time when its object last changed
 * @param event the code
 * @param data the data
 * @param userId who changed the object, or {@code null}
 * @param messageId the same for all changes of one kind to one object
 * @param failed whether its handling failed
 * @author The b24spring maintainers
 */
record OfflineRow(long id, Instant time, String event, Map<String, ? extends @Nullable Object> data,
		@Nullable Long userId, String messageId, boolean failed) {

	OfflineRow failed(boolean failed) {
		return new OfflineRow(this.id, this.time, this.event, this.data, this.userId, this.messageId, failed);
	}

	OfflineRow changed(Instant time, @Nullable Long userId) {
		return new OfflineRow(this.id, time, this.event, this.data, userId, this.messageId, this.failed);
	}

}

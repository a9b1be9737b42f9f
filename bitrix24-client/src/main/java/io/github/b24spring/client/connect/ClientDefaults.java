package io.github.b24spring.client.connect;

import java.time.Duration;

import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.ListSpec;
import org.jspecify.annotations.Nullable;

/**
 * What holds for calls that say nothing of it.
 *
 * @param priority how urgent they are; {@code null} for what is usual
 * @param deadline their longest time; {@code null} for none
 */
record ClientDefaults(@Nullable CallPriority priority, @Nullable Duration deadline) {

	static final ClientDefaults NONE = new ClientDefaults(null, null);

	ClientDefaults withPriority(CallPriority priority) {
		return new ClientDefaults(priority, this.deadline);
	}

	ClientDefaults withDeadline(Duration deadline) {
		return new ClientDefaults(this.priority, deadline);
	}

	CallSpec applyTo(CallSpec call) {
		CallSpec urgent = (this.priority != null) ? call.priority(this.priority) : call;
		return (this.deadline != null) ? urgent.deadline(this.deadline) : urgent;
	}

	BatchSpec applyTo(BatchSpec batch) {
		BatchSpec urgent = (this.priority != null) ? batch.priority(this.priority) : batch;
		return (this.deadline != null) ? urgent.deadline(this.deadline) : urgent;
	}

	<T> ListSpec<T> applyTo(ListSpec<T> list) {
		ListSpec<T> urgent = (this.priority != null) ? list.priority(this.priority) : list;
		return (this.deadline != null) ? urgent.deadline(this.deadline) : urgent;
	}

	DownloadSpec applyTo(DownloadSpec download) {
		return (this.deadline != null) ? download.deadline(this.deadline) : download;
	}

}

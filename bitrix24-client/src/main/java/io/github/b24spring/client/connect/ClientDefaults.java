/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
 * @param authConnector what calls that change something are marked by; {@code null} for
 * nothing
 */
record ClientDefaults(@Nullable CallPriority priority, @Nullable Duration deadline, @Nullable String authConnector) {

	static final ClientDefaults NONE = new ClientDefaults(null, null, null);

	ClientDefaults withPriority(CallPriority priority) {
		return new ClientDefaults(priority, this.deadline, this.authConnector);
	}

	ClientDefaults withDeadline(Duration deadline) {
		return new ClientDefaults(this.priority, deadline, this.authConnector);
	}

	ClientDefaults withAuthConnector(String authConnector) {
		return new ClientDefaults(this.priority, this.deadline, authConnector);
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

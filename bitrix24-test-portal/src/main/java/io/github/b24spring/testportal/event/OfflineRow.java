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

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
package io.github.b24spring.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.github.b24spring.autoconfigure.actuate.Bitrix24Endpoint.ConnectionDescriptor;
import io.github.b24spring.autoconfigure.actuate.Bitrix24Endpoint.ErrorDescriptor;
import io.github.b24spring.autoconfigure.internal.RepetitionReason;
import io.github.b24spring.client.Bitrix24ClientListener.Answer;
import io.github.b24spring.client.Bitrix24ClientListener.Repetition;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * What the traffic of one portal brought. Of a failure it keeps what cannot hold a secret
 * or data: code, kind, method and status.
 */
final class PortalRecord {

	/**
	 * Codes come from the portal's applications too, and could be made up without end.
	 */
	private static final int MAX_CODES = 100;

	private static final String OTHER = "other";

	private static final String NO_CODE = "none";

	private final Clock clock;

	private final Map<String, ErrorDescriptor> errors = new TreeMap<>();

	private final Map<String, Long> repetitions = new TreeMap<>();

	private @Nullable Instant lastSuccessAt;

	private @Nullable Instant lastFailureAt;

	private @Nullable FailureKind lastFailure;

	PortalRecord(Clock clock) {
		this.clock = clock;
	}

	synchronized void answered(Answer answer) {
		Bitrix24Exception failure = answer.failure();
		if (failure == null) {
			this.lastSuccessAt = this.clock.instant();
			return;
		}
		this.lastFailureAt = this.clock.instant();
		this.lastFailure = failure.kind();
		String code = code(failure);
		ErrorDescriptor before = this.errors.get(code);
		this.errors.put(code, new ErrorDescriptor((before != null) ? before.count() + 1 : 1, this.lastFailureAt,
				failure.kind(), answer.method(), failure.httpStatus()));
	}

	private String code(Bitrix24Exception failure) {
		String code = (failure.code() != null && !failure.code().isEmpty()) ? failure.code() : NO_CODE;
		return (this.errors.containsKey(code) || this.errors.size() < MAX_CODES) ? code : OTHER;
	}

	synchronized void repeating(Repetition repetition) {
		this.repetitions.merge(RepetitionReason.of(repetition.failure()).tag(), 1L, Long::sum);
	}

	synchronized ConnectionDescriptor connection(String host) {
		return new ConnectionDescriptor(host, this.lastSuccessAt, this.lastFailureAt, this.lastFailure);
	}

	synchronized Map<String, ErrorDescriptor> errors() {
		return new TreeMap<>(this.errors);
	}

	synchronized Map<String, Long> repetitions() {
		return new TreeMap<>(this.repetitions);
	}

}

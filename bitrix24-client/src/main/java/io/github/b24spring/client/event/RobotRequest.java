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
package io.github.b24spring.client.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * A robot, or an activity of a workflow, that is to be run by the application. It comes
 * by the same way as events, with the code {@value #CODE}, and its data are the
 * properties. {@link #toString()} tells neither them nor the {@code event_token}.
 *
 * @param details what all events have
 * @param workflowId the id of the running workflow
 * @param robotCode the code with which the robot was registered
 * @param documentId the three parts of the document's id, such as {@code crm},
 * {@code CCrmDocumentDeal} and {@code DEAL_1}
 * @param documentType the three parts of its type
 * @param eventToken by which the answer is known, valid once
 * @param waits whether the workflow waits for an answer
 * @param timeout for how long it waits, zero for without end; {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/bizproc/bizproc-robot/index.html">Robots</a>
 */
public record RobotRequest(EventDetails details, String workflowId, String robotCode, List<String> documentId,
		List<String> documentType, String eventToken, boolean waits,
		@Nullable Duration timeout) implements Bitrix24Event {

	/**
	 * The code that stands for all robots and activities.
	 */
	public static final String CODE = "ROBOT";

	public RobotRequest {
		Assert.hasText(eventToken, "'eventToken' must not be empty");
		documentId = List.copyOf(documentId);
		documentType = List.copyOf(documentType);
	}

	RobotRequest with(EventDetails details) {
		return new RobotRequest(details, this.workflowId, this.robotCode, this.documentId, this.documentType,
				this.eventToken, this.waits, this.timeout);
	}

	/**
	 * Return the settings of the robot, with the values of the document filled in.
	 * @return the properties, by the names with which they were registered
	 */
	public EventData properties() {
		return data();
	}

	/**
	 * Answer, by {@code bizproc.event.send}, so that the workflow goes on.
	 * @param returnValues the values by the names with which they were registered
	 * @param logMessage a text for the workflow's log, {@code null} for none
	 * @return completes when the portal has taken the answer; fails with a
	 * {@link io.github.b24spring.client.exception.Bitrix24AccessDeniedException} if the
	 * robot waits no more, or was answered before, and else as calls do
	 */
	public Mono<Void> respond(Map<String, ?> returnValues, @Nullable String logMessage) {
		return Mono.defer(() -> client().call("bizproc.event.send")
			.param("EVENT_TOKEN", this.eventToken)
			.param("RETURN_VALUES", returnValues)
			.param("LOG_MESSAGE", (logMessage != null) ? logMessage : "")
			.execute());
	}

	@Override
	public String toString() {
		return "RobotRequest[details=" + details() + ", workflowId=" + this.workflowId + ", robotCode=" + this.robotCode
				+ ", documentId=" + this.documentId + "]";
	}

}

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

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The robots of a portal that wait for an application's answer.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Robots {

	private final Set<String> waiting = ConcurrentHashMap.newKeySet();

	private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());

	/**
	 * Create a portal's robots, none of which waits yet.
	 */
	public Robots() {
	}

	/**
	 * Return what was answered by {@code bizproc.event.send}.
	 * @return the answers in their order
	 */
	public List<Answer> answers() {
		synchronized (this.answers) {
			return List.copyOf(this.answers);
		}
	}

	/**
	 * Stop waiting for an answer, which is refused from now on.
	 * @param eventToken what the robot sent as {@code event_token}
	 */
	public void expire(String eventToken) {
		this.waiting.remove(eventToken);
	}

	/**
	 * Run {@code bizproc.event.send}.
	 * @param request the call
	 * @return {@code true}
	 */
	public MethodResult answer(MethodRequest request) {
		if (!request.application()) {
			throw new PortalErrorException(403, "ACCESS_DENIED", "Access denied! Application context required");
		}
		String token = "";
		Map<String, @Nullable Object> values = Map.of();
		String message = "";
		for (Map.Entry<String, @Nullable Object> parameter : request.parameters().entrySet()) {
			switch (parameter.getKey().toUpperCase(java.util.Locale.ROOT)) {
				case "EVENT_TOKEN" -> token = PhpValues.text(parameter.getValue());
				case "RETURN_VALUES" -> {
					Map<String, @Nullable Object> map = PhpValues.map(parameter.getValue());
					values = (map != null) ? map : Map.of();
				}
				case "LOG_MESSAGE" -> message = PhpValues.text(parameter.getValue());
				default -> {
				}
			}
		}
		if (!this.waiting.remove(token)) {
			throw new PortalErrorException(403, "ACCESS_DENIED", "Access denied!");
		}
		this.answers.add(new Answer(token, values, message));
		return MethodResult.of(true);
	}

	String start() {
		byte[] bytes = new byte[12];
		ThreadLocalRandom.current().nextBytes(bytes);
		String id = HexFormat.of().formatHex(bytes);
		String token = id + "|A" + id.substring(0, 4) + "|" + id.substring(4);
		this.waiting.add(token);
		return token;
	}

	/**
	 * An answer to a robot.
	 *
	 * @param eventToken what the robot sent as {@code event_token}
	 * @param returnValues the values that the workflow goes on with
	 * @param logMessage what the workflow's log says
	 * @since 0.1.0
	 */
	public record Answer(String eventToken, Map<String, @Nullable Object> returnValues, String logMessage) {

	}

}

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
package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.RestVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A call on its way to the portal.
 *
 * @param method the REST method
 * @param version the generation of the REST interface
 * @param parameters the parameters
 * @param idempotent whether the caller says that it may run twice; {@code null} if the
 * caller says nothing
 * @param deadline the longest time from subscription to the answer
 * @param priority how urgent it is
 * @param joinable whether it may share a request with other calls; {@code null} if the
 * caller says nothing
 * @param commands the commands by id, in their order, if this is a batch; empty otherwise
 */
public record Call(String method, RestVersion version, CallParameters parameters, @Nullable Boolean idempotent,
		@Nullable Duration deadline, CallPriority priority, @Nullable Boolean joinable, Map<String, Call> commands) {

	public Call {
		commands = commands.isEmpty() ? Collections.emptyMap()
				: Collections.unmodifiableMap(new LinkedHashMap<>(commands));
	}

	public static Call of(String method) {
		Assert.isTrue(isMethodName(method), () -> "'" + method + "' is not a method name; it looks like crm.deal.get");
		return new Call(method, RestVersion.V2, CallParameters.NONE, null, null, CallPriority.INTERACTIVE, null,
				Collections.emptyMap());
	}

	/**
	 * Whether this is a list of words parted by dots.
	 */
	private static boolean isMethodName(String text) {
		boolean inWord = false;
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean partsWords = character == '.' && inWord;
			inWord = isOfWord(character);
			if (!inWord && !partsWords) {
				return false;
			}
		}
		return inWord;
	}

	private static boolean isOfWord(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || character == '_' || character == '-';
	}

	public Call withParameters(CallParameters parameters) {
		return new Call(this.method, this.version, parameters, this.idempotent, this.deadline, this.priority,
				this.joinable, this.commands);
	}

	public Call withVersion(RestVersion version) {
		return new Call(this.method, version, this.parameters, this.idempotent, this.deadline, this.priority,
				this.joinable, this.commands);
	}

	public Call withIdempotent(boolean idempotent) {
		return new Call(this.method, this.version, this.parameters, idempotent, this.deadline, this.priority,
				this.joinable, this.commands);
	}

	public Call withDeadline(Duration deadline) {
		return new Call(this.method, this.version, this.parameters, this.idempotent, deadline, this.priority,
				this.joinable, this.commands);
	}

	public Call withPriority(CallPriority priority) {
		return new Call(this.method, this.version, this.parameters, this.idempotent, this.deadline, priority,
				this.joinable, this.commands);
	}

	public Call withJoinable(boolean joinable) {
		return new Call(this.method, this.version, this.parameters, this.idempotent, this.deadline, this.priority,
				joinable, this.commands);
	}

	public Call withCommands(Map<String, Call> commands) {
		return new Call(this.method, this.version, this.parameters, this.idempotent, this.deadline, this.priority,
				this.joinable, commands);
	}

}

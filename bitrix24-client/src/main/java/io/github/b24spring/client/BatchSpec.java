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
package io.github.b24spring.client;

import java.time.Duration;

import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.exception.Bitrix24Exception;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Description of commands that travel together. Immutable; every method returns a changed
 * copy.
 * <p>
 * The portal runs the commands of one request one after another, in their order, and
 * counts the request once. It takes 50 commands a request: what is more goes in several
 * requests at the same time, where commands that refer to each other stay together.
 * <p>
 * A parameter can be taken from the result of an earlier command: <pre class="code">
 * client.batch()
 *     .command("user", "user.current", User.class)
 *     .command("department", "department.get", Map.of("ID", ref("user", "UF_DEPARTMENT", 0)), Departments.class)
 *     .execute()
 * </pre>
 * <p>
 * Parameters are read when the command is added. They travel as text: {@code null}, empty
 * lists and maps, and file contents cannot be sent. Only a {@link BatchReference} is a
 * reference; a text that the portal would take for one is refused, because it would put
 * the data of another command in its place. Make it a call of its own.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html">Batch
 * requests</a>
 */
public interface BatchSpec {

	/**
	 * Add a command without parameters.
	 * @param name the name by which its outcome is found
	 * @param method the method's name as documented
	 * @param type the type of the result
	 * @return a changed copy
	 * @throws IllegalArgumentException if the name is taken or contains a bracket
	 */
	BatchSpec command(String name, String method, Class<?> type);

	/**
	 * Add a command without parameters.
	 * @param name the name by which its outcome is found
	 * @param method the method's name as documented
	 * @param type the type of the result
	 * @return a changed copy
	 * @throws IllegalArgumentException if the name is taken or contains a bracket
	 */
	BatchSpec command(String name, String method, ParameterizedTypeReference<?> type);

	/**
	 * Add a command.
	 * @param name the name by which its outcome is found
	 * @param method the method's name as documented
	 * @param params the parameters: a map, bean, record, or list, which may contain
	 * references
	 * @param type the type of the result
	 * @return a changed copy
	 * @throws IllegalArgumentException if the name is taken or contains a bracket, if a
	 * parameter cannot travel in a batch, if it refers to a command that does not come
	 * before, or if more than 50 commands hang together by references
	 */
	BatchSpec command(String name, String method, Object params, Class<?> type);

	/**
	 * Add a command.
	 * @param name the name by which its outcome is found
	 * @param method the method's name as documented
	 * @param params the parameters: a map, bean, record, or list, which may contain
	 * references
	 * @param type the type of the result
	 * @return a changed copy
	 * @throws IllegalArgumentException if the name is taken or contains a bracket, if a
	 * parameter cannot travel in a batch, if it refers to a command that does not come
	 * before, or if more than 50 commands hang together by references
	 */
	BatchSpec command(String name, String method, Object params, ParameterizedTypeReference<?> type);

	/**
	 * Say whether the portal stops at the first command that fails. Unless set, a request
	 * stops if any of its commands refers to another. When it is set to {@code true},
	 * requests of more than 50 commands go one after another, and none after a failure.
	 * @param halt whether to stop
	 * @return a changed copy
	 */
	BatchSpec halt(boolean halt);

	/**
	 * Say how urgent the batch is while calls wait for the portal's limits;
	 * {@link CallPriority#BULK} unless set.
	 * @param priority the priority
	 * @return a changed copy
	 */
	BatchSpec priority(CallPriority priority);

	/**
	 * Limit the time of each request, waiting for the portal's limits included.
	 * @param deadline the longest time
	 * @return a changed copy
	 */
	BatchSpec deadline(Duration deadline);

	/**
	 * Send the commands.
	 * @return what became of each. Failures are reported for each command, also if a
	 * request failed as a whole: the publisher itself does not fail with a
	 * {@link Bitrix24Exception}.
	 */
	Mono<BatchResponse> execute();

	/**
	 * Refer to the result of an earlier command.
	 * @param command the name of the command
	 * @param path the names ({@link String}) and positions ({@link Integer}) that lead to
	 * the value in its result
	 * @return a value for a parameter
	 */
	static BatchReference ref(String command, Object... path) {
		return BatchReference.to(command, path);
	}

}

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
package io.github.b24spring.client.batch;

import java.util.List;

import org.springframework.util.Assert;

/**
 * The value of a batch command's parameter that the portal takes from the result of an
 * earlier command of the same batch, written {@code $result[user][UF_DEPARTMENT][0]}.
 * <p>
 * If the earlier command failed, the portal reports no error but uses the text of the
 * reference as the value, so a batch with references should stop at the first failure.
 * The syntax is that of the Bitrix24 REST documentation, "How to run a batch of
 * requests".
 *
 * @param command the name of the earlier command
 * @param path the names ({@link String}) and positions ({@link Integer}) that lead from
 * that command's result to the value; empty for the result itself
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record BatchReference(String command, List<Object> path) {

	/**
	 * Create a reference.
	 * @throws IllegalArgumentException if a part of the reference is empty, contains a
	 * bracket, or is neither a name nor a position
	 */
	public BatchReference {
		checkName(command);
		path = List.copyOf(path);
		for (Object part : path) {
			if (part instanceof String name) {
				checkName(name);
			}
			else {
				Assert.isTrue(part instanceof Integer position && position >= 0,
						() -> "'path' must consist of names and positions, but contains " + part);
			}
		}
	}

	/**
	 * Create a reference.
	 * @param command the name of the earlier command
	 * @param path the names and positions that lead to the value in its result
	 * @return the reference
	 */
	public static BatchReference to(String command, Object... path) {
		return new BatchReference(command, List.of(path));
	}

	private static void checkName(String name) {
		Assert.hasText(name, "A part of a batch reference must not be empty");
		Assert.isTrue(name.indexOf('[') == -1 && name.indexOf(']') == -1,
				() -> "A part of a batch reference must not contain a bracket: " + name);
	}

	/**
	 * Return the reference as the portal reads it. As part of a text it has no meaning to
	 * this client: a batch refuses such a text.
	 * @return the reference, not percent-encoded
	 */
	public String expression() {
		StringBuilder expression = new StringBuilder("$result[").append(this.command).append(']');
		for (Object part : this.path) {
			expression.append('[').append(part).append(']');
		}
		return expression.toString();
	}

	@Override
	public String toString() {
		return expression();
	}

}

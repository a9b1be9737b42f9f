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
package io.github.b24spring.client.internal.transport;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * An answer that is not HTTP. Stands for what the decoder says, because that repeats the
 * answer, and Reactor Netty logs it.
 */
final class MalformedAnswerException extends IOException {

	private static final long serialVersionUID = 1L;

	MalformedAnswerException(@Nullable Throwable cause) {
		super("the answer breaks the rules of HTTP"
				+ ((cause != null) ? " (" + ClassUtils.getShortName(cause.getClass()) + ")" : ""));
	}

}

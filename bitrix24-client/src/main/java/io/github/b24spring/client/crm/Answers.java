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
package io.github.b24spring.client.crm;

import io.github.b24spring.client.exception.Bitrix24ApiException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the answers of the CRM have in common.
 */
final class Answers {

	private static final int OK = 200;

	private Answers() {
	}

	/**
	 * Reads give nothing for an object that does not exist.
	 */
	static <T> Mono<T> found(Mono<T> read) {
		return read.onErrorResume(Bitrix24NotFoundException.class, (ex) -> Mono.empty());
	}

	/**
	 * Reads give nothing for an object that does not exist.
	 */
	static <T> Flux<T> found(Flux<T> read) {
		return read.onErrorResume(Bitrix24NotFoundException.class, (ex) -> Flux.empty());
	}

	/**
	 * Some writes refuse with {@code false} in place of an error.
	 */
	static Mono<Void> done(String method, Mono<Boolean> write) {
		return present(method, write).flatMap((done) -> done ? Mono.empty() : Mono.error(refused(method, "false")));
	}

	/**
	 * Some writes refuse with {@code null} in place of an error.
	 */
	static <T> Mono<T> present(String method, Mono<T> write) {
		return write.switchIfEmpty(Mono.error(() -> refused(method, "null")));
	}

	private static Bitrix24ApiException refused(String method, String answer) {
		return new Bitrix24ApiException(
				new Bitrix24Error(null, "the portal answered '" + answer + "' in place of a result", method, OK, true));
	}

}

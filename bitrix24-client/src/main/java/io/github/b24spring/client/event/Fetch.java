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

import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

/**
 * Reads the object of an event. Events come late, so that an object which is gone is
 * nothing unusual.
 */
final class Fetch {

	private Fetch() {
	}

	static <T> Mono<T> plain(Bitrix24Event event, EventChange change, String method, Class<T> type,
			UnaryOperator<CallSpec> parameters) {
		return unlessGone(change, Mono.defer(() -> call(event, method, parameters).retrieve(type)));
	}

	static <T> Mono<T> wrapped(Bitrix24Event event, EventChange change, String method, String name, Class<T> type,
			UnaryOperator<CallSpec> parameters) {
		ParameterizedTypeReference<Map<String, T>> wrapped = ParameterizedTypeReference
			.forType(ResolvableType.forClassWithGenerics(Map.class, String.class, type).getType());
		return unlessGone(change, Mono.defer(() -> call(event, method, parameters).retrieve(wrapped))
			.flatMap((values) -> Mono.justOrEmpty(values.get(name))));
	}

	private static CallSpec call(Bitrix24Event event, String method, UnaryOperator<CallSpec> parameters) {
		return parameters.apply(event.client().call(method));
	}

	private static <T> Mono<T> unlessGone(EventChange change, Mono<T> object) {
		return (change == EventChange.DELETED) ? Mono.empty()
				: object.onErrorResume(Bitrix24NotFoundException.class, (gone) -> Mono.empty());
	}

}

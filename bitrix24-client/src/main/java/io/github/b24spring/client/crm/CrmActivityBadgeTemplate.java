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

import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The badges on top of a client.
 */
final class CrmActivityBadgeTemplate implements CrmActivityBadgeOperations {

	private final Bitrix24Client client;

	CrmActivityBadgeTemplate(Bitrix24Client client) {
		this.client = client;
	}

	@Override
	public Mono<Badge> add(Badge badge) {
		String method = "crm.activity.badge.add";
		return Answers.present(method,
				this.client.call(method)
					.param("code", badge.code())
					.param("title", badge.title())
					.param("value", badge.value())
					.param("type", badge.type())
					.retrieve(OneBadge.class)
					.mapNotNull(OneBadge::badge));
	}

	@Override
	public Mono<Badge> get(String code) {
		return Answers.found(this.client.call("crm.activity.badge.get").param("code", code).retrieve(OneBadge.class))
			.mapNotNull(OneBadge::badge);
	}

	@Override
	public Flux<Badge> list() {
		return this.client.call("crm.activity.badge.list")
			.retrieve(Badges.class)
			.mapNotNull(Badges::badges)
			.flatMapIterable((badges) -> badges);
	}

	@Override
	public Mono<Void> delete(String code) {
		String method = "crm.activity.badge.delete";
		return Answers.done(method, this.client.call(method).param("code", code).retrieve(Boolean.class));
	}

	/**
	 * The result of the methods for one badge.
	 */
	record OneBadge(@Nullable Badge badge) {

	}

	/**
	 * The result of {@code crm.activity.badge.list}.
	 */
	record Badges(@Nullable List<Badge> badges) {

	}

}

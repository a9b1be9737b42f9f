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
package io.github.b24spring.autoconfigure.oauth;

import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.client.oauth.TokenListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.scheduler.Scheduler;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes what happens to tokens. The thread that tells of it must go on at once, and
 * what listens may block.
 */
final class TokenEvents implements TokenListener {

	private static final Log logger = LogFactory.getLog(TokenEvents.class);

	private final ApplicationEventPublisher publisher;

	private final Scheduler scheduler;

	TokenEvents(ApplicationEventPublisher publisher, Scheduler scheduler) {
		this.publisher = publisher;
		this.scheduler = scheduler;
	}

	@Override
	public void reauthorizationRequired(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
		logger.warn("The application must be authorized again on the portal with the member_id " + key);
		this.scheduler
			.schedule(() -> this.publisher.publishEvent(new Bitrix24ReauthorizationRequiredEvent(key, failure)));
	}

}

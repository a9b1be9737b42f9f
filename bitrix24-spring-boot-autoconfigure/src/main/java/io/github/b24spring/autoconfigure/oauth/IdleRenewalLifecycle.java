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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.b24spring.client.oauth.Bitrix24OAuth;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Renews tokens ahead that nobody uses, while the application runs. Nothing is sent at
 * start-up: the first round comes after one interval.
 */
final class IdleRenewalLifecycle implements SmartLifecycle {

	private final Bitrix24OAuth oauth;

	private final Duration age;

	private final Duration interval;

	private volatile @Nullable CompletableFuture<@Nullable Void> work;

	IdleRenewalLifecycle(Bitrix24OAuth oauth, Duration age, Duration interval) {
		this.oauth = oauth;
		this.age = age;
		this.interval = interval;
	}

	@Override
	public void start() {
		this.work = this.oauth.renewIdle(this.age, this.interval).delaySubscription(this.interval).then().toFuture();
	}

	@Override
	public void stop() {
		CompletableFuture<@Nullable Void> current = this.work;
		this.work = null;
		if (current != null) {
			current.cancel(false);
		}
	}

	@Override
	public boolean isRunning() {
		return this.work != null;
	}

}

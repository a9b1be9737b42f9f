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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.b24spring.client.oauth.Bitrix24OAuth;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Renews tokens ahead that nobody uses, those of each application for itself, while the
 * process runs. Nothing is sent at start-up: the first round comes after one interval.
 */
final class IdleRenewals implements SmartLifecycle {

	private final ObjectProvider<Bitrix24OAuth> others;

	private final Bitrix24OAuthProperties.IdleRenewal properties;

	private final List<Renewal> renewals = new ArrayList<>();

	private boolean running;

	/**
	 * Create renewals.
	 * @param others accesses that are not made of properties
	 * @param properties how their tokens are renewed
	 */
	IdleRenewals(ObjectProvider<Bitrix24OAuth> others, Bitrix24OAuthProperties.IdleRenewal properties) {
		this.others = others;
		this.properties = properties;
	}

	/**
	 * Renew tokens of an application, if that is wanted. Several accesses of the same
	 * application are as several processes: one of them does it.
	 */
	synchronized void add(Bitrix24OAuth oauth, Bitrix24OAuthProperties.IdleRenewal settings) {
		if (settings.isEnabled() && this.renewals.stream().noneMatch((known) -> known.oauth == oauth)) {
			Renewal renewal = new Renewal(oauth, settings);
			this.renewals.add(renewal);
			if (this.running) {
				renewal.start();
			}
		}
	}

	@Override
	public void start() {
		List<Bitrix24OAuth> all = this.others.stream().toList();
		synchronized (this) {
			all.forEach((oauth) -> add(oauth, this.properties));
			this.running = true;
			this.renewals.forEach(Renewal::start);
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.renewals.forEach(Renewal::stop);
	}

	@Override
	public synchronized boolean isRunning() {
		return this.running;
	}

	synchronized int size() {
		return this.renewals.size();
	}

	/**
	 * The work for one access.
	 */
	private static final class Renewal {

		private final Bitrix24OAuth oauth;

		private final Bitrix24OAuthProperties.IdleRenewal settings;

		private @Nullable CompletableFuture<@Nullable Void> work;

		private Renewal(Bitrix24OAuth oauth, Bitrix24OAuthProperties.IdleRenewal settings) {
			this.oauth = oauth;
			this.settings = settings;
		}

		private void start() {
			this.work = this.oauth.renewIdle(this.settings.getAge(), this.settings.getInterval())
				.delaySubscription(this.settings.getInterval())
				.then()
				.toFuture();
		}

		private void stop() {
			if (this.work != null) {
				this.work.cancel(false);
				this.work = null;
			}
		}

	}

}

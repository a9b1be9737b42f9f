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
package io.github.b24spring.autoconfigure.oauth.web;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the routes by which portals and browsers reach an application.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.oauth.routes")
public class Bitrix24OAuthRoutesProperties {

	/**
	 * Whether there are routes.
	 */
	private boolean enabled = false;

	/**
	 * Path of the routes, which are 'authorize', 'callback' and 'install' below it.
	 */
	private String path = "/bitrix24";

	/**
	 * Longest time that a user takes on the portal's authorization page.
	 */
	private Duration stateLifetime = Duration.ofMinutes(10);

	/**
	 * Largest form that is read.
	 */
	private DataSize maxFormSize = DataSize.ofKilobytes(256);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

	public Duration getStateLifetime() {
		return this.stateLifetime;
	}

	public void setStateLifetime(Duration stateLifetime) {
		this.stateLifetime = stateLifetime;
	}

	public DataSize getMaxFormSize() {
		return this.maxFormSize;
	}

	public void setMaxFormSize(DataSize maxFormSize) {
		this.maxFormSize = maxFormSize;
	}

}

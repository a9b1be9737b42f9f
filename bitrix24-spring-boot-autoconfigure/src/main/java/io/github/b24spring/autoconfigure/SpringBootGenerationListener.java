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
package io.github.b24spring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Says which generation of Spring Boot is needed, before an older one stumbles over
 * classes that it does not have. What it uses is the same in all of them.
 */
final class SpringBootGenerationListener implements ApplicationListener<ApplicationStartingEvent> {

	private static final int OLDEST = 4;

	@Override
	public void onApplicationEvent(ApplicationStartingEvent event) {
		check(SpringBootVersion.getVersion());
	}

	static void check(@Nullable String version) {
		if (version == null || !version.matches("\\d+\\..*")) {
			return;
		}
		if (Integer.parseInt(version.substring(0, version.indexOf('.'))) < OLDEST) {
			throw new IllegalStateException("bitrix24-spring-boot-starter needs Spring Boot 4.0 or later, but this"
					+ " application has Spring Boot " + version + ". Upgrade Spring Boot.");
		}
	}

}

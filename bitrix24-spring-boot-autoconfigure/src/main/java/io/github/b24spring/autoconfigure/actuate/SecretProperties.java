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
package io.github.b24spring.autoconfigure.actuate;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the values of properties that are secrets, however their names are written.
 */
final class SecretProperties implements SanitizingFunction, Predicate<String> {

	private static final Pattern NAMES = Pattern.compile(
			"bitrix24.*(webhookurl|accesstoken|refreshtoken|clientsecret|applicationtoken|bottoken|encryptionkeys.*)");

	@Override
	public SanitizableData apply(SanitizableData data) {
		return test(data.getKey()) ? data.withSanitizedValue() : data;
	}

	@Override
	public boolean test(String name) {
		return NAMES.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).matches();
	}

}

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
package io.github.b24spring.autoconfigure.internal;

import java.util.Map;

/**
 * What a container that stands in for a portal tells by its labels.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalContainer {

	/**
	 * The path of the webhook, such as {@code /rest/7/code/}.
	 */
	public static final String WEBHOOK_PATH_LABEL = "io.github.b24spring.webhook-path";

	private static final String WEBHOOK_PATH = "/rest/1/testportalwebhook/";

	private PortalContainer() {
	}

	/**
	 * Return the path of the webhook.
	 * @param labels the labels of the container
	 * @return the path that a label names, or that of the test portal
	 */
	public static String webhookPath(Map<String, String> labels) {
		return labels.getOrDefault(WEBHOOK_PATH_LABEL, WEBHOOK_PATH);
	}

}

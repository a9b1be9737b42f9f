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
package io.github.b24spring.testportal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.OAuthServer;
import org.jspecify.annotations.Nullable;

/**
 * The methods that tell an application about itself.
 *
 * @author The b24spring maintainers
 */
final class ApplicationContextMethods {

	private final OAuthServer oauth;

	private final String memberId;

	ApplicationContextMethods(OAuthServer oauth, String memberId) {
		this.oauth = oauth;
		this.memberId = memberId;
	}

	void register(Methods methods) {
		methods.add("app.info", this::info);
		methods.add("scope", this::scope);
	}

	private MethodResult info(MethodRequest request) {
		String clientId = request.caller().clientId();
		if (clientId == null) {
			throw new PortalErrorException(403, "WRONG_AUTH_TYPE",
					"Current authorization type is denied for this method");
		}
		Installation installation = this.oauth.installation(clientId, this.memberId);
		Application application = (installation != null) ? installation.application()
				: Application.local(clientId, clientId);
		Map<String, @Nullable Object> info = new LinkedHashMap<>();
		info.put("ID", (installation != null) ? installation.number() : 0);
		info.put("CODE", clientId);
		info.put("VERSION", application.version());
		info.put("STATUS", application.status());
		info.put("INSTALLED", installation == null || installation.isFinished());
		info.put("PAYMENT_EXPIRED", (installation == null || installation.isPaid()) ? "N" : "Y");
		info.put("DAYS", null);
		info.put("LANGUAGE_ID", "en");
		info.put("LICENSE", "en_nfr");
		info.put("LICENSE_TYPE", "nfr");
		info.put("LICENSE_FAMILY", "nfr");
		return MethodResult.of(info);
	}

	private MethodResult scope(MethodRequest request) {
		String clientId = request.caller().clientId();
		Installation installation = (clientId != null) ? this.oauth.installation(clientId, this.memberId) : null;
		return MethodResult.of((installation != null) ? List.copyOf(installation.application().scope())
				: List.of("crm", "user", "task", "im"));
	}

}

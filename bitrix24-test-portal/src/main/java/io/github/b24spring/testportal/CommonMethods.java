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
import java.util.Map;
import java.util.function.LongPredicate;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;

/**
 * The methods that every portal has.
 *
 * @author The b24spring maintainers
 */
final class CommonMethods {

	private final LongPredicate administrators;

	private final Times times;

	private final Methods methods;

	CommonMethods(Times times, Methods methods, LongPredicate administrators) {
		this.administrators = administrators;
		this.times = times;
		this.methods = methods;
	}

	void register() {
		this.methods.add("server.time", (request) -> MethodResult.of(this.times.now()));
		this.methods.add("profile", this::profile);
		this.methods.add("user.current", this::currentUser);
		this.methods.add("method.get", this::methodGet);
	}

	private MethodResult profile(MethodRequest request) {
		Map<String, Object> profile = new LinkedHashMap<>();
		profile.put("ID", Long.toString(request.caller().userId()));
		profile.put("ADMIN", this.administrators.test(request.caller().userId()));
		profile.put("NAME", "Test");
		profile.put("LAST_NAME", "User");
		profile.put("PERSONAL_GENDER", "");
		profile.put("TIME_ZONE", "");
		profile.put("TIME_ZONE_OFFSET", 0);
		return MethodResult.of(profile);
	}

	private MethodResult currentUser(MethodRequest request) {
		Map<String, Object> user = new LinkedHashMap<>();
		user.put("ID", Long.toString(request.caller().userId()));
		user.put("ACTIVE", true);
		user.put("NAME", "Test");
		user.put("LAST_NAME", "User");
		user.put("EMAIL", "user" + request.caller().userId() + "@portal.test");
		user.put("USER_TYPE", "employee");
		return MethodResult.of(user);
	}

	private MethodResult methodGet(MethodRequest request) {
		Object name = request.parameters().get("name");
		if (!(name instanceof String text)) {
			throw new PortalErrorException(400, "100", "The parameter 'name' is missing");
		}
		boolean exists = "batch".equalsIgnoreCase(text) || this.methods.contains(text);
		return MethodResult.of(Map.of("isExisting", exists, "isAvailable", exists));
	}

}

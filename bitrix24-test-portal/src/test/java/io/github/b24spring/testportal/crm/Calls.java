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
package io.github.b24spring.testportal.crm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import org.assertj.core.api.ThrowableAssertAlternative;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Calls methods without a portal around them.
 */
record Calls(Map<String, PortalMethod> methods, boolean application) {

	static Calls webhook(ActivityMethods methods) {
		return new Calls(methods.methods(), false);
	}

	static Calls application(ActivityMethods methods) {
		return new Calls(methods.methods(), true);
	}

	MethodResult call(String method, Map<String, ? extends @Nullable Object> parameters) {
		PortalMethod called = this.methods.get(method);
		assertThat(called).as(method).isNotNull();
		if (called == null) {
			throw new IllegalArgumentException(method);
		}
		return called.run(new MethodRequest(method, new LinkedHashMap<>(parameters), this.application));
	}

	Map<String, @Nullable Object> map(String method, Map<String, ? extends @Nullable Object> parameters) {
		Map<String, @Nullable Object> map = PhpValues.map(call(method, parameters).result());
		return (map != null) ? map : Map.of();
	}

	long number(String method, Map<String, ? extends @Nullable Object> parameters) {
		return PhpValues.integer(call(method, parameters).result());
	}

	List<Map<String, @Nullable Object>> rows(String method, Map<String, ? extends @Nullable Object> parameters) {
		return rows(call(method, parameters).result());
	}

	static List<Map<String, @Nullable Object>> rows(@Nullable Object result) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		for (Object row : PhpValues.list(result)) {
			Map<String, @Nullable Object> map = PhpValues.map(row);
			rows.add((map != null) ? map : Map.of());
		}
		return rows;
	}

	List<Long> ids(Map<String, ? extends @Nullable Object> parameters) {
		return rows("crm.activity.list", parameters).stream().map((row) -> PhpValues.integer(row.get("ID"))).toList();
	}

	ThrowableAssertAlternative<PortalErrorException> refused(String method,
			Map<String, ? extends @Nullable Object> parameters) {
		return assertThatExceptionOfType(PortalErrorException.class).isThrownBy(() -> call(method, parameters));
	}

	void refusedAs(Object code, String method, Map<String, ? extends @Nullable Object> parameters) {
		refused(method, parameters).satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
	}

}

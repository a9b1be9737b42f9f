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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * What is told of the deals that activities belong to.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class DealMethods {

	private static final long DEAL = 2;

	private final ActivityStore store;

	private DealMethods(ActivityStore store) {
		this.store = store;
	}

	/**
	 * Return the methods with the deals of a store.
	 * @param store the activities and their owners
	 * @return the methods
	 */
	public static DealMethods of(ActivityStore store) {
		return new DealMethods(store);
	}

	/**
	 * Run {@code crm.deal.get}.
	 * @param request the call
	 * @return the deal
	 */
	public MethodResult get(MethodRequest request) {
		long id = Parameters.of(request).requiredInteger("id");
		if (!this.store.exists(DEAL, id)) {
			throw Parameters.error("", "Not found");
		}
		Map<String, @Nullable Object> deal = new LinkedHashMap<>();
		deal.put("ID", Long.toString(id));
		deal.put("TITLE", "Deal " + id);
		deal.put("STAGE_ID", "NEW");
		deal.put("CURRENCY_ID", "EUR");
		deal.put("CLOSED", "N");
		return MethodResult.of(deal);
	}

}

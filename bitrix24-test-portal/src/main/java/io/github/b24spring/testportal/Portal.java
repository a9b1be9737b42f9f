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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.crm.ActivityMethods;
import io.github.b24spring.testportal.crm.ActivityStore;
import io.github.b24spring.testportal.crm.DealMethods;
import io.github.b24spring.testportal.event.FormSender;
import io.github.b24spring.testportal.event.PortalEvents;
import io.github.b24spring.testportal.list.DocumentedLists;
import io.github.b24spring.testportal.list.Rest3Lists;
import io.github.b24spring.testportal.list.SampleLists;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.oauth.OAuthServer;
import io.github.b24spring.testportal.oauth.PortalIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The portal behind HTTP: lets requests in, runs methods, and says when and how to
 * answer. Methods run when their request comes; that they take their time shows in when
 * the answer is due.
 *
 * @author The b24spring maintainers
 */
final class Portal {

	private static final String BATCH = "batch";

	private final PortalSettings settings;

	private final Statistics statistics = new Statistics();

	private final Faults faults;

	private final Credentials credentials;

	private final Methods methods = new Methods();

	private final Methods rest3Methods = new Methods();

	private final Map<String, Duration> methodLatencies = new ConcurrentHashMap<>();

	private final CallJournal journal;

	private final RateBuckets rates;

	private final OperatingBudgets budgets;

	private final Workers workers;

	private final ActivityStore activities;

	private final PortalEvents events;

	Portal(PortalSettings settings, OAuthServer oauth, PortalIdentity identity, FormSender sender) {
		this.settings = settings;
		this.faults = settings.faults;
		this.credentials = new Credentials(oauth, identity.memberId(), settings.userId, settings.webhookCode);
		this.credentials.accept(settings.accessToken);
		this.journal = new CallJournal(settings.recordRequests);
		this.rates = new RateBuckets(settings.rateLimit);
		this.budgets = new OperatingBudgets(settings.operatingLimit, settings.operatingWindow);
		this.workers = new Workers(settings.workers, this.statistics);
		this.events = new PortalEvents(identity, oauth, settings.clock.toClock(), sender);
		new CommonMethods(new Times(settings.clock), this.methods, this.events::isAdministrator).register();
		new ApplicationContextMethods(oauth, identity.memberId()).register(this.methods);
		ActivityData data = settings.activities;
		DocumentedLists.of(data.rows(), data.ids(), data.cost()).methods().forEach(this.methods::add);
		SampleLists.of(data.rows(), data.ids(), data.cost()).methods().forEach(this.methods::add);
		ActivityMethods activities = ActivityMethods.builder().data(data).clock(settings.clock.toClock()).build();
		activities.methods().forEach(this.methods::add);
		this.activities = activities.store();
		this.methods.add("crm.deal.get", DealMethods.of(this.activities)::get);
		this.events.register(this.methods::add);
		settings.methods.forEach(this.methods::add);
		Rest3Lists.of(data.rows(), data.ids(), data.cost()).methods().forEach(this.rest3Methods::add);
		settings.rest3Methods.forEach(this.rest3Methods::add);
		settings.methodLatencies.forEach((method, latency) -> this.methodLatencies.put(key(method), latency));
	}

	PortalSettings settings() {
		return this.settings;
	}

	Statistics statistics() {
		return this.statistics;
	}

	Faults faults() {
		return this.faults;
	}

	Credentials credentials() {
		return this.credentials;
	}

	Methods methods() {
		return this.methods;
	}

	ActivityStore activities() {
		return this.activities;
	}

	PortalEvents events() {
		return this.events;
	}

	CallJournal journal() {
		return this.journal;
	}

	PortalResponse answer(PortalRequest request) {
		this.statistics.request();
		Instant now = this.settings.clock.instant();
		if (!this.rates.admit(request.address(), now)) {
			this.statistics.refusal();
			return refusal(new PortalErrorException(503, "QUERY_LIMIT_EXCEEDED", "Too many requests"), false);
		}
		PortalCall call;
		try {
			call = PortalCall.read(request, this.credentials);
		}
		catch (PortalErrorException ex) {
			return refusal(ex, false);
		}
		Fault fault = this.faults.forRequest(call.method());
		if (fault == null) {
			return run(call, now);
		}
		PortalResponse response = fault.isAfterExecution() ? run(call, now) : PortalResponse.json(200, Map.of());
		return fault.apply(response, this.settings.requestTimeout);
	}

	private PortalResponse run(PortalCall call, Instant now) {
		Execution execution = isBatch(call) ? runBatch(call, now) : runSingle(call, now);
		Duration cost = execution.cost().plus(this.settings.latency);
		Duration busy = (cost.compareTo(this.settings.requestTimeout) < 0) ? cost : this.settings.requestTimeout;
		Instant finish = busy.isZero() ? now : this.workers.occupy(now, busy);
		PortalResponse response;
		if (busy != cost) {
			response = PortalResponse.ending(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE);
		}
		else if (execution.result() == null) {
			response = refusal(execution.requiredRefusal(), call.rest3());
		}
		else {
			response = PortalResponse.json(200, envelope(execution, execution.result(), now, finish, cost));
		}
		return response.after(until(finish));
	}

	/**
	 * Return how long the answer still has to wait, so that making it is part of the time
	 * that the call takes.
	 */
	private Duration until(Instant finish) {
		Duration left = Duration.between(this.settings.clock.instant(), finish);
		return left.isNegative() ? Duration.ZERO : left;
	}

	private Map<String, @Nullable Object> envelope(Execution execution, MethodResult result, Instant now,
			Instant finish, Duration cost) {
		Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
		envelope.put("result", result.result());
		envelope.putAll(result.paging());
		envelope.put("time", Times.block(now, finish, cost, execution.usage()));
		return envelope;
	}

	private static boolean isBatch(PortalCall call) {
		return BATCH.equalsIgnoreCase(call.method());
	}

	private Execution runSingle(PortalCall call, Instant now) {
		MethodRequest request = new MethodRequest(call.method(), call.parameters(), call.access().caller());
		return execute(call, request, now, true, this.settings.latency);
	}

	private Execution runBatch(PortalCall call, Instant now) {
		boolean charged = this.settings.operatingCharge.batch();
		if (charged && !this.budgets.allows(call.access().credential(), BATCH, now)) {
			return refusedForTime();
		}
		this.statistics.call(BATCH);
		MethodResult result;
		try {
			result = call.rest3() ? runRest3Batch(call, now) : Batch.of(call.parameters())
				.run((command) -> executeCommand(call, command, now), call.access().caller(), now);
		}
		catch (PortalErrorException ex) {
			return Execution.refused(ex, Duration.ZERO);
		}
		Duration cost = result.cost().plus(latencyOf(BATCH));
		return new Execution(result, null, cost, usage(charged, call, BATCH, cost.plus(this.settings.latency), now));
	}

	private Execution executeCommand(PortalCall call, MethodRequest command, Instant now) {
		Fault fault = this.faults.forCommand(command.method());
		if (fault != null && !fault.isAfterExecution()) {
			return Execution.refused(fault.toError(), Duration.ZERO);
		}
		Execution execution = execute(call, command, now, this.settings.operatingCharge.commands(), Duration.ZERO);
		return (fault != null) ? Execution.refused(fault.toError(), execution.cost()) : execution;
	}

	/**
	 * Run the commands of the third version's batch. What it does with one that fails is
	 * not documented: here the batch fails.
	 */
	private MethodResult runRest3Batch(PortalCall call, Instant now) {
		List<@Nullable Object> results = new ArrayList<>();
		Duration cost = Duration.ZERO;
		for (Object element : call.parameters().values()) {
			if (!(element instanceof Map<?, ?> command) || !(command.get("method") instanceof String method)) {
				throw new PortalErrorException(400, "BITRIX_REST_V3_EXCEPTION_INVALIDSELECTEXCEPTION",
						"The body is not a list of commands");
			}
			Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
			if (command.get("query") instanceof Map<?, ?> query) {
				query.forEach((name, value) -> parameters.put(String.valueOf(name), value));
			}
			Execution execution = execute(call, new MethodRequest(method, parameters, call.access().caller()), now,
					this.settings.operatingCharge.commands(), Duration.ZERO);
			if (execution.result() == null) {
				throw execution.requiredRefusal();
			}
			results.add(execution.result().result());
			cost = cost.plus(execution.cost());
		}
		return MethodResult.of(results).withCost(cost);
	}

	private Execution execute(PortalCall call, MethodRequest request, Instant now, boolean charged, Duration overhead) {
		Methods.Entry method;
		try {
			call.access().check(request.method(), call.rest3());
			method = (call.rest3() ? this.rest3Methods : this.methods).find(request.method());
		}
		catch (PortalErrorException ex) {
			return Execution.refused(ex, Duration.ZERO);
		}
		if (charged && !this.budgets.allows(call.access().credential(), method.name(), now)) {
			return refusedForTime();
		}
		this.statistics.call(method.name());
		this.journal.add(request);
		Duration latency = latencyOf(method.name());
		try {
			MethodResult result = this.faults.onList(method.name(), method.method()).run(request);
			this.events.ran(request, result);
			Duration cost = result.cost().plus(latency);
			return new Execution(result, null, cost, usage(charged, call, method.name(), cost.plus(overhead), now));
		}
		catch (PortalErrorException ex) {
			usage(charged, call, method.name(), latency.plus(overhead), now);
			return Execution.refused(ex, latency);
		}
	}

	private Execution refusedForTime() {
		this.statistics.operatingRefusal();
		return Execution.refused(
				new PortalErrorException(429, "OPERATION_TIME_LIMIT", "The method has used up its time"),
				Duration.ZERO);
	}

	private OperatingBudgets.@Nullable Usage usage(boolean charged, PortalCall call, String method, Duration cost,
			Instant now) {
		if (!charged || !this.settings.reportOperating) {
			return null;
		}
		return this.budgets.charge(call.access().credential(), method, cost, now);
	}

	private Duration latencyOf(String method) {
		return this.methodLatencies.isEmpty() ? Duration.ZERO
				: this.methodLatencies.getOrDefault(key(method), Duration.ZERO);
	}

	private static PortalResponse refusal(PortalErrorException refusal, boolean rest3) {
		Map<String, Object> body = new LinkedHashMap<>();
		if (rest3 || refusal.code() instanceof String code && code.startsWith("BITRIX_REST_V3_")) {
			body.put("error", Map.of("code", refusal.code(), "message", refusal.description()));
		}
		else {
			body.put("error", refusal.code());
			body.put("error_description", refusal.description());
		}
		return PortalResponse.json(refusal.status(), body);
	}

	private static String key(String method) {
		return method.toLowerCase(Locale.ROOT);
	}

}

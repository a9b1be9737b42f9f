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
package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.connect.PipelineClient;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a user describes is sent as the same parameters by a call, a command of a batch, a
 * call that shares a request, a page and a walk of a list, as the portal reads them; or
 * it is refused with the place of the same value. A failure tells the seed to repeat it
 * with.
 */
class SameParametersTests {

	private static final int TRIES = Integer.getInteger("bitrix24.test.parameters", 1500);

	private static final JsonMapper JSON = Bitrix24JsonMapper.create();

	private static final JsonMapper EXACT = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final Pattern PLACE = Pattern.compile("\\(at '(.*?)…?'\\)$", Pattern.DOTALL);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final ScriptedStage portal = new ScriptedStage();

	@Test
	void callBatchAndSharedRequestSendTheSame() {
		int carried = 0;
		for (int seed = 0; seed < TRIES; seed++) {
			Object description = new RandomDescription(seed).parameters();
			Object alone = sent(
					(client) -> client.call("crm.deal.get").params(description).joinable(false).retrieve(Object.class));
			Object command = sent(
					(client) -> client.batch().command("a", "crm.deal.get", description, Object.class).execute());
			Object shared = shared(description);
			String place = (alone instanceof String refusal) ? refusal : PhpForm.firstUnfit(alone, "");
			assertThat(PhpForm.same(alone, shared)).as("seed " + seed + ": " + alone + " and " + shared).isTrue();
			if (place == null) {
				assertThat(PhpForm.same(alone, command)).as("seed " + seed + ": " + alone + " and " + command).isTrue();
				carried++;
			}
			else {
				assertThat(command).as("seed " + seed + ": " + alone).isEqualTo(place);
			}
		}
		assertThat(carried).isBetween(TRIES / 4, TRIES - TRIES / 10);
	}

	@Test
	void pageAndWalksOfAListSendTheSame() {
		int carried = 0;
		for (int seed = 0; seed < TRIES; seed++) {
			RandomDescription random = new RandomDescription(seed);
			Map<String, Object> conditions = random.filter();
			Map<String, Object> others = random.listParameters();
			String[] select = random.select();
			UnaryOperator<ListSpec<Object>> description = (spec) -> {
				ListSpec<Object> all = spec.filter(Filter.of(conditions)).select(select);
				for (Map.Entry<String, Object> other : others.entrySet()) {
					all = all.param(other.getKey(), other.getValue());
				}
				return all;
			};
			Object page = sent((client) -> description.apply(client.list("crm.deal.list", Object.class)).page(0));
			Object walk = sent(
					(client) -> description.apply(client.list("crm.deal.list", Object.class)).fetch().collectList());
			Object byTitle = sent((client) -> description.apply(client.list("crm.deal.list", Object.class))
				.order("TITLE", SortOrder.ASC)
				.fetch()
				.collectList());
			String place = (page instanceof String refusal) ? refusal : PhpForm.firstUnfit(page, "");
			for (Object other : List.of(walk, byTitle)) {
				if (place == null) {
					assertThat(PhpForm.same(page, other)).as("seed " + seed + ": " + page + " and " + other).isTrue();
					carried++;
				}
				else {
					assertThat(other).as("seed " + seed + ": " + page).isEqualTo(place);
				}
			}
		}
		assertThat(carried).isBetween(TRIES / 2, 2 * TRIES - TRIES / 5);
	}

	/**
	 * What two equal calls send that wait while another one has taken the limit.
	 */
	private Object shared(Object description) {
		return sent((client) -> Flux
			.mergeDelayError(3, client.call("user.current").retrieve(Object.class),
					client.call("crm.deal.get").params(description).joinable(true).retrieve(Object.class),
					client.call("crm.deal.get").params(description).joinable(true).retrieve(Object.class))
			.then());
	}

	/**
	 * The parameters in the form in which the portal reads them, or the place of what was
	 * refused.
	 */
	private Object sent(Function<Bitrix24Client, Mono<?>> request) {
		this.portal.calls().clear();
		List<Throwable> failures = new ArrayList<>();
		try {
			request.apply(client()).subscribe((value) -> {
			}, failures::add);
			this.clock.advanceTimeBy(Duration.ofMinutes(1));
		}
		catch (IllegalArgumentException ex) {
			failures.add(ex);
		}
		for (Throwable failure : failures.stream().flatMap((all) -> Exceptions.unwrapMultiple(all).stream()).toList()) {
			if (failure instanceof IllegalArgumentException refusal) {
				return place(refusal);
			}
		}
		for (Call call : this.portal.calls()) {
			if (call.method().equals("batch")) {
				for (Object command : ((Map<?, ?>) ((Map<?, ?>) call.parameters().value()).get("cmd")).values()) {
					String[] parts = command.toString().split("\\?", 2);
					if (parts[0].startsWith("crm.deal.") && !command.toString().contains("order[ID]=DESC")) {
						return withoutPosition((parts.length > 1) ? PhpQueryDecoder.decode(parts[1]) : Map.of());
					}
				}
			}
		}
		Call last = this.portal.calls().get(this.portal.calls().size() - 1);
		return withoutPosition(PhpForm.ofJson(EXACT.readTree(JSON.writeValueAsBytes(last.parameters().value()))));
	}

	private static Object place(IllegalArgumentException refusal) {
		Matcher place = PLACE.matcher(refusal.getMessage());
		if (place.find()) {
			return "at " + place.group(1);
		}
		Matcher condition = Pattern.compile("^The condition '(.*)' has no value", Pattern.DOTALL)
			.matcher(refusal.getMessage());
		return condition.find() ? "at filter." + condition.group(1) : "refused: " + refusal.getMessage();
	}

	private static Map<String, Object> withoutPosition(Map<String, Object> parameters) {
		Map<String, Object> copy = new LinkedHashMap<>(parameters);
		copy.remove("start");
		copy.remove("order");
		return copy;
	}

	private Bitrix24Client client() {
		Timing timing = Timing.of(this.clock);
		Bitrix24ClientListener listener = new Bitrix24ClientListener() {
		};
		this.portal.otherwise((call) -> call.method().equals("crm.deal.list")
				? Mono.just(TestAnswers
					.read("{\"result\":[" + "{\"ID\":1},".repeat(49) + "{\"ID\":2}],\"total\":500,\"next\":50}"))
				: Mono.error(new IllegalStateException("enough")));
		CallPipeline pipeline = CallPipeline.of(new CallPipeline.Portal(() -> "portal", listener, timing),
				new CallPipeline.Observing(ObservationRegistry.NOOP, null, null, null, (failure) -> null),
				RetrySettings.defaults(),
				new CallPipeline.Limits(
						PortalAdmissions.create(timing, null)
							.of("portal", RateLimitSettings.standard().withLimit(1, 1), "account", this),
						true, 1_000_000),
				new CallPipeline.Answers(TestAnswers.READER, CallPipeline.parameterMapper(JSON)), null,
				new CallPipeline.Connection((next) -> next, (next) -> next, this.portal, this.portal));
		return PipelineClient.of(pipeline);
	}

}

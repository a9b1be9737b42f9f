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

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.observation.Bitrix24ClientListConvention;
import io.github.b24spring.client.observation.Bitrix24ClientRequestConvention;
import io.github.b24spring.client.observation.Bitrix24ClientSharedRequestConvention;
import io.github.b24spring.client.settings.RetrySettings;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of a call, put together in one place, and what users start on it.
 */
public final class CallPipeline {

	private final Stage first;

	private final Stage firstOfDownloads;

	private final Answers answers;

	private final RetryPolicy retryPolicy;

	private final PlainParameters parameters;

	private final ListObservations lists;

	CallPipeline(Stage first, Stage firstOfDownloads, Answers answers, PlainParameters parameters,
			RetryPolicy retryPolicy, ListObservations lists) {
		this.first = first;
		this.firstOfDownloads = firstOfDownloads;
		this.answers = answers;
		this.parameters = parameters;
		this.retryPolicy = retryPolicy;
		this.lists = lists;
	}

	/**
	 * Put the stages together, in the order in which a call meets them.
	 * @param portal the portal that the calls go to
	 * @param observing how calls are observed
	 * @param retrySettings how calls are repeated
	 * @param limits the limits that calls wait for
	 * @param answers how answers are read
	 * @param authConnector what calls that change something are marked by; {@code null}
	 * for nothing
	 * @param connection the stages that know HTTP
	 * @return the pipeline
	 */
	public static CallPipeline of(Portal portal, Observing observing, RetrySettings retrySettings, Limits limits,
			Answers answers, @Nullable String authConnector, Connection connection) {
		RetryPolicy retryPolicy = new RetryPolicy(retrySettings, limits.admission().repetitions(), portal.timing(),
				portal.listener(), portal.host());
		PlainParameters parameters = new PlainParameters(answers.parameterMapper(), authConnector);
		Stage first = upperStages(portal, observing).then((next) -> new ParametersStage(next, parameters))
			.then(connection.uploads())
			.then((next) -> new RetryStage(next, retryPolicy))
			.then((next) -> new AdmissionStage(next, limits.admission(), limits.joinReads(), limits.maxResponseSize(),
					new AdmissionReporter(portal.listener(), portal.host(), portal.timing(),
							new SharedRequestObservations(observing.registry(), observing.sharedRequests(),
									portal.host()))))
			.then((next) -> new ReportingStage(next, portal.listener(), portal.host(), portal.timing()))
			.then((next) -> new ExchangeLogStage(next, portal.host(), portal.timing()))
			.then(connection.authorization())
			.then((next) -> new BatchDecodingStage(next, answers.reader()))
			.endingWith(connection.transport());
		// A file does not wait for the limits of methods, but for the portal.
		Stage firstOfDownloads = upperStages(portal, observing).then((next) -> new RetryStage(next, retryPolicy))
			.then((next) -> new CircuitStage(next, limits.admission()))
			.then((next) -> new ReportingStage(next, portal.listener(), portal.host(), portal.timing()))
			.endingWith(connection.files());
		return new CallPipeline(first, firstOfDownloads, answers, parameters, retryPolicy,
				new ListObservations(observing.registry(), observing.lists(), portal.host()));
	}

	/**
	 * Make what writes the parameters of any number of pipelines. It is large, and the
	 * same for all portals.
	 * @param jsonMapper knows how beans are written
	 * @return another mapper
	 */
	public static JsonMapper parameterMapper(JsonMapper jsonMapper) {
		return jsonMapper.rebuild().addModule(new ReferencesModule()).build();
	}

	/**
	 * Load in the background what the first call would wait for: the table of methods,
	 * and what writes JSON. What fails here fails again where it is needed, and is told
	 * there.
	 */
	public static void loadEarly(JsonMapper jsonMapper) {
		Schedulers.boundedElastic().schedule(() -> {
			MethodCatalog.documented();
			jsonMapper.writer().writeValueAsBytes(Map.of("early", List.of(1)));
		});
	}

	private static StageChain upperStages(Portal portal, Observing observing) {
		return StageChain
			.startingWith(
					(next) -> new ObservationStage(next, observing.registry(), observing.convention(), portal.host()))
			.then((next) -> new HintStage(next, observing.hints()))
			.then((next) -> new DeadlineStage(next, portal.timing().scheduler()));
	}

	/**
	 * Return the first stage, for those who make calls themselves.
	 * @return the stage
	 */
	public Stage first() {
		return this.first;
	}

	/**
	 * Return the first stage of downloads.
	 * @return the stage
	 */
	public Stage firstOfDownloads() {
		return this.firstOfDownloads;
	}

	/**
	 * Return what may be repeated, for those who make calls themselves.
	 * @return the policy, which the pipeline obeys too
	 */
	public RetryPolicy retryPolicy() {
		return this.retryPolicy;
	}

	/**
	 * Return what reads answers, for those who make calls themselves.
	 * @return the reader
	 */
	public AnswerReader answers() {
		return this.answers.reader();
	}

	/**
	 * Return what observes lists, for those who make them themselves.
	 * @return the observations
	 */
	public ListObservations lists() {
		return this.lists;
	}

	/**
	 * Prepare a call to be a command, for those who make batches themselves.
	 * @param call the call
	 * @return the call with parameters that a command can carry
	 * @throws IllegalArgumentException if it cannot carry one of them
	 */
	public Call command(Call call) {
		return this.parameters.ofCommand(call);
	}

	/**
	 * Start a call.
	 * @param method the REST method
	 * @return a description without parameters
	 */
	public CallSpec call(String method) {
		return new DefaultCallSpec(this.first, this.answers, Call.of(method));
	}

	/**
	 * Start a batch.
	 * @return a description without commands
	 */
	public BatchSpec batch() {
		return new DefaultBatchSpec(this.first, this.answers, this.parameters);
	}

	/**
	 * The portal that the calls go to.
	 *
	 * @param host the host that answers for it now
	 * @param listener notified of what happens
	 * @param timing where time comes from
	 */
	public record Portal(Supplier<String> host, Bitrix24ClientListener listener, Timing timing) {
	}

	/**
	 * How calls are observed.
	 *
	 * @param registry where
	 * @param convention with which names and tags; {@code null} for the default
	 * @param lists the same for lists
	 * @param sharedRequests the same for requests that several calls share
	 * @param hints what the surroundings know of a failure; gives {@code null} if nothing
	 */
	public record Observing(ObservationRegistry registry, @Nullable Bitrix24ClientRequestConvention convention,
			@Nullable Bitrix24ClientListConvention lists,
			@Nullable Bitrix24ClientSharedRequestConvention sharedRequests,
			Function<Bitrix24Exception, @Nullable String> hints) {
	}

	/**
	 * The limits that calls wait for.
	 *
	 * @param admission the limits of the portal and the account
	 * @param joinReads whether waiting reads share requests
	 * @param maxResponseSize the largest answer that is read, in bytes
	 */
	public record Limits(Admission admission, boolean joinReads, int maxResponseSize) {
	}

	/**
	 * How calls are written and their answers are read.
	 *
	 * @param reader reads answers
	 * @param parameterMapper writes what is asked, made by
	 * {@link CallPipeline#parameterMapper}
	 */
	public record Answers(AnswerReader reader, JsonMapper parameterMapper) {
	}

	/**
	 * The stages that know HTTP.
	 *
	 * @param uploads makes the stage that prepares the files of a call
	 * @param authorization makes the stage that adds the secret; it stands above the one
	 * that takes batches apart, because a token may expire in the middle of one
	 * @param transport sends a call
	 * @param files downloads a file
	 */
	public record Connection(UnaryOperator<Stage> uploads, UnaryOperator<Stage> authorization, Stage transport,
			Stage files) {
	}

}

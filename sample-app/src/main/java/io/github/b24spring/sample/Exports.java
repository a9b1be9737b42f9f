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
package io.github.b24spring.sample;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.sample.ExportProgress.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Exports of all activities, and how far they are.
 */
@Service
class Exports {

	private static final Logger logger = LoggerFactory.getLogger(Exports.class);

	private static final int REMEMBERED = 100;

	/**
	 * The rows of a page travel on together.
	 */
	private static final int ROWS_AT_ONCE = 50;

	private final CrmActivityOperations activities;

	private final ListRetries retries;

	private final Map<String, Watch> watches = new LinkedHashMap<>();

	Exports(CrmActivityOperations activities, ListRetries retries) {
		this.activities = activities;
		this.retries = retries;
	}

	/**
	 * All activities as CSV, read as fast as they are taken. The header comes with the
	 * first rows: until then, a failure can be told by the status of the response.
	 * @param id the name under which the progress can be watched
	 * @return pieces of the CSV, whole lines each
	 */
	Flux<String> csv(String id) {
		return Flux.defer(() -> {
			Watch watch = watch(id);
			return this.activities.list()
				.select(ActivityCsv.FIELDS)
				.progress(watch::running)
				.fetch()
				.buffer(ROWS_AT_ONCE)
				.map(ActivityCsv::lines)
				.index((number, lines) -> (number == 0) ? ActivityCsv.header() + lines : lines)
				.defaultIfEmpty(ActivityCsv.header())
				.doOnComplete(watch::done)
				.doOnError(watch::failed)
				.doOnCancel(watch::stopped);
		});
	}

	/**
	 * How far an export is, from now to its end.
	 * @param id the name of the export, which may begin later
	 * @return the progress
	 */
	Flux<ExportProgress> progress(String id) {
		return Flux.defer(() -> {
			Watch watch = watch(id);
			return watch.progress.asFlux().mergeWith(this.retries.reasons().map(watch::retrying));
		}).takeUntil(ExportProgress::isEnd).onBackpressureLatest();
	}

	private Watch watch(String id) {
		synchronized (this.watches) {
			Watch watch = this.watches.computeIfAbsent(id, (name) -> new Watch());
			if (this.watches.size() > REMEMBERED) {
				this.watches.remove(this.watches.keySet().iterator().next());
			}
			return watch;
		}
	}

	/**
	 * Passes on the progress of one export. The first end is the one that counts: who
	 * closes a connection after a failure has not stopped the export.
	 */
	private static final class Watch {

		private final Sinks.Many<ExportProgress> progress = Sinks.many().replay().latest();

		private ExportProgress last = new ExportProgress(State.RUNNING, 0, null, null);

		private void running(ListProgress list) {
			emit(State.RUNNING, list.rows(), list.estimatedTotal(), null);
		}

		/**
		 * What those hear who watch. Whoever comes later needs the rows only.
		 */
		private synchronized ExportProgress retrying(String reason) {
			return this.last.isEnd() ? this.last
					: new ExportProgress(State.RETRYING, this.last.rows(), this.last.total(), reason);
		}

		private void done() {
			end(State.DONE, null);
		}

		private void stopped() {
			end(State.STOPPED, null);
		}

		private void failed(Throwable failure) {
			logger.warn("An export failed", failure);
			if (failure instanceof Bitrix24Exception refusal) {
				ProblemDetail problem = Problems.describe(refusal);
				end(State.FAILED, problem.getTitle() + ": " + problem.getDetail());
			}
			else {
				end(State.FAILED, "An activity could not be written.");
			}
		}

		private synchronized void end(State state, @Nullable String message) {
			emit(state, this.last.rows(), this.last.total(), message);
		}

		private synchronized void emit(State state, long rows, @Nullable Long total, @Nullable String message) {
			if (!this.last.isEnd()) {
				this.last = new ExportProgress(state, rows, total, message);
				this.progress.emitNext(this.last, Sinks.EmitFailureHandler.FAIL_FAST);
			}
		}

	}

}

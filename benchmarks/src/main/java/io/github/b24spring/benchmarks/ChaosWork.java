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
package io.github.b24spring.benchmarks;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.github.b24spring.benchmarks.Lists.ActivityRow;
import io.github.b24spring.benchmarks.WriteLedger.Told;
import io.github.b24spring.client.BatchOutcome;
import io.github.b24spring.client.BatchResponse;
import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.SortOrder;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * What callers do while everything around them goes wrong, and what they see.
 *
 * @author The b24spring maintainers
 */
final class ChaosWork {

	private static final Duration NEVER_ENDING = Duration.ofSeconds(90);

	private static final int COMMANDS = 5;

	private static final int PAGED_ROWS = 700;

	private final Bitrix24Client client;

	private final WriteLedger ledger;

	private final ChaosPortal portal;

	private final Map<String, LongAdder> outcomes = new ConcurrentSkipListMap<>();

	private final List<String> wrongs = Collections.synchronizedList(new ArrayList<>());

	private final AtomicLong number = new AtomicLong();

	ChaosWork(Bitrix24Client client, WriteLedger ledger, ChaosPortal portal) {
		this.client = client;
		this.ledger = ledger;
		this.portal = portal;
	}

	/**
	 * Return how often each kind of work ended in which way.
	 */
	Map<String, LongAdder> outcomes() {
		return this.outcomes;
	}

	/**
	 * Return what must not happen, whatever goes wrong.
	 */
	List<String> wrongs() {
		return this.wrongs;
	}

	/**
	 * Do one thing, now and then given up in the middle.
	 */
	Mono<Void> next() {
		return Mono.defer(() -> {
			int kind = (int) (this.number.getAndIncrement() % 20);
			String name = switch (kind) {
				case 0, 1, 2, 3, 4, 5 -> "read";
				case 6, 7, 8, 9, 10 -> "write";
				case 11, 12, 13 -> "batch";
				case 14 -> "list by id";
				case 15 -> "list by page";
				case 16, 17 -> "upload";
				default -> "download";
			};
			Mono<?> work = switch (name) {
				case "read" -> read();
				case "write" -> write();
				case "batch" -> batch();
				case "list by id" -> listById();
				case "list by page" -> listByPage();
				case "upload" -> upload();
				default -> download();
			};
			return guarded(name, work);
		});
	}

	private Mono<Void> guarded(String name, Mono<?> work) {
		Mono<String> told = work.thenReturn("done").onErrorResume((failure) -> {
			if (!(failure instanceof Bitrix24Exception told24)) {
				this.wrongs.add(name + ": " + failure);
				return Mono.just(failure.getClass().getSimpleName());
			}
			return Mono.just(told24.kind().name());
		});
		boolean givenUp = oneIn(20);
		Mono<String> some = givenUp ? told.takeUntilOther(Mono.delay(Duration.ofMillis(random(400)))) : told;
		return some.timeout(NEVER_ENDING, Mono.fromSupplier(() -> {
			this.wrongs.add(name + " never ends");
			return "never ends";
		}))
			.defaultIfEmpty("given up")
			.doOnNext((outcome) -> this.outcomes.computeIfAbsent(name + ": " + outcome, (key) -> new LongAdder())
				.increment())
			.then();
	}

	/**
	 * An answer to another question would have another id.
	 */
	private Mono<?> read() {
		long id = 1 + random((int) ChaosPortal.ROWS);
		var call = this.client.call("crm.activity.get").param("id", id);
		return (oneIn(5) ? call.deadline(Duration.ofMillis(1 + random(3000))) : call).retrieve(ActivityRow.class)
			.doOnNext((row) -> check(row.id() == id, "asked for " + id + " and got " + row.id()));
	}

	private Mono<?> write() {
		String marker = this.ledger.begin();
		var call = this.client.call("crm.deal.add").param("fields", Map.of("TITLE", marker));
		return told(marker,
				(oneIn(5) ? call.deadline(Duration.ofMillis(1 + random(3000))) : call).retrieve(String.class));
	}

	private Mono<?> told(String marker, Mono<String> write) {
		return write.doOnNext((result) -> {
			this.ledger.tell(marker, Told.DONE);
			check(result.equals(marker), marker + " got " + result);
		}).doOnError((failure) -> this.ledger.tell(marker, told(failure)));
	}

	private static Told told(Throwable failure) {
		return (failure instanceof Bitrix24Exception told && !told.mayHaveRun()) ? Told.NOT_DONE : Told.MAYBE_DONE;
	}

	private Mono<?> batch() {
		Map<String, String> markers = new TreeMap<>();
		BatchSpec batch = this.client.batch();
		for (int i = 0; i < COMMANDS; i++) {
			String marker = this.ledger.begin();
			markers.put("w" + i, marker);
			batch = batch.command("w" + i, "crm.deal.add", Map.of("fields", Map.of("TITLE", marker)), String.class);
		}
		return batch.execute()
			.doOnNext((response) -> markers.forEach((name, marker) -> settle(response, name, marker)));
	}

	private void settle(BatchResponse response, String name, String marker) {
		BatchOutcome<?> outcome = response.outcome(name);
		if (outcome instanceof BatchOutcome.Success<?> success) {
			this.ledger.tell(marker, Told.DONE);
			check(marker.equals(success.result()), marker + " got " + success.result());
		}
		else if (outcome instanceof BatchOutcome.Failure<?> failure) {
			this.ledger.tell(marker, told(failure.exception()));
		}
		else {
			this.ledger.tell(marker, Told.NOT_DONE);
		}
	}

	private Mono<?> listById() {
		long rows = 1 + random((int) ChaosPortal.ROWS);
		RowCheck check = new RowCheck();
		return Lists.activities(this.client)
			.filter(Filter.where("ID").atMost(rows))
			.fetch()
			.doOnNext(check::accept)
			.doOnComplete(() -> check(check.isExact(rows), "a list of " + rows + " rows ended with " + check.rows()))
			.doOnError(Bitrix24ListException.class,
					(failure) -> check(
							check.isInOrder()
									&& (check.rows() == 0 || Long.valueOf(check.lastId()).equals(failure.lastId())),
							"a list that failed after " + check.lastId() + " says " + failure.lastId()))
			.then();
	}

	private Mono<?> listByPage() {
		Set<Long> ids = new HashSet<>();
		return Lists.activities(this.client)
			.filter(Filter.where("ID").atMost(PAGED_ROWS))
			.order("START_TIME", SortOrder.ASC)
			.fetch()
			.doOnNext((row) -> check(ids.add(row.id()), "a list by page has " + row.id() + " twice"))
			.doOnComplete(() -> check(ids.size() == PAGED_ROWS, "a list by page ended with " + ids.size() + " rows"))
			.then();
	}

	private Mono<?> upload() {
		String marker = this.ledger.begin();
		byte[] content = new byte[1 + random(200_000)];
		ThreadLocalRandom.current().nextBytes(content);
		Resource resource = oneIn(2) ? new ByteArrayResource(content) : new StreamedResource(content);
		Mono<String> sum = this.client.call("disk.folder.uploadfile")
			.param("id", 1)
			.param("data", Map.of("NAME", marker))
			.param("fileContent", FileUpload.of("a.bin", resource))
			.retrieve(String.class);
		return told(marker, sum.map((result) -> {
			String expected = marker + Arrays.hashCode(content);
			check(result.equals(expected), "a file arrived as " + result + " in place of " + expected);
			return marker;
		}));
	}

	private Mono<?> download() {
		return this.client.download(ChaosPortal.FILE_LINK)
			.content()
			.map(ChaosWork::bytes)
			.reduce(new ByteArrayOutputStream(), (file, bytes) -> {
				file.writeBytes(bytes);
				return file;
			})
			.doOnNext((file) -> check(Arrays.equals(file.toByteArray(), this.portal.file()),
					"a file of " + file.size() + " bytes is not the portal's"));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private void check(boolean right, String otherwise) {
		if (!right) {
			this.wrongs.add(otherwise);
		}
	}

	private static boolean oneIn(int times) {
		return random(times) == 0;
	}

	private static int random(int limit) {
		return ThreadLocalRandom.current().nextInt(limit);
	}

	/**
	 * Content that is not known to be in memory, so that it is sent as it is read.
	 */
	private static final class StreamedResource extends ByteArrayResource {

		private StreamedResource(byte[] content) {
			super(content);
		}

	}

}

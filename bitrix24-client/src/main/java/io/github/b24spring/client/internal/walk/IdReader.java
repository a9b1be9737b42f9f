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
package io.github.b24spring.client.internal.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.walk.WalkReading.ReadPage;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import io.github.b24spring.client.list.SortOrder;
import org.jspecify.annotations.Nullable;

/**
 * Asks for ranges of a list and checks what comes. Each page starts after the last id of
 * the page before it, which the portal fills in itself. After the last row there is no
 * such id: the portal then takes the text of the reference for the id and answers with
 * any rows, which are passed over.
 */
final class IdReader {

	private static final String LAST = "last";

	private final ListQuery query;

	private final IdBounds bounds;

	private final RowDecoder<?> decoder;

	private final int sign;

	/**
	 * Create a reader.
	 * @param query what is asked for
	 * @param bounds the bounds of the walk, and the other conditions
	 * @param decoder finds the rows
	 */
	IdReader(ListQuery query, IdBounds bounds, RowDecoder<?> decoder) {
		this.query = query;
		this.bounds = bounds;
		this.decoder = decoder;
		this.sign = query.isDescending() ? -1 : 1;
	}

	Call call(WalkRequest request) {
		Map<String, Call> commands = new LinkedHashMap<>();
		if (request.opening()) {
			Map<String, Object> filter = filter(request.pages().get(0).after(), null);
			commands.put(LAST, this.query.call(filter, order(-this.sign), this.query.select(), ListQuery.UNCOUNTED));
		}
		BatchReference last = null;
		for (int i = 0; i < request.size(); i++) {
			Page page = request.pages().get(i);
			Map<String, Object> filter = page.isBackwards() ? filter(page, i) : filter(page.after(), last);
			Map<String, SortOrder> order = order(page.isBackwards() ? -this.sign : this.sign);
			commands.put(id(i), this.query.call(filter, order, this.query.select(), ListQuery.UNCOUNTED));
			last = page.isBackwards() ? last : lastIdOf(i);
		}
		return this.query.batch(commands);
	}

	/**
	 * Rows after a position, or after what is referred to, whatever comes later.
	 */
	private Map<String, Object> filter(long after, @Nullable BatchReference reference) {
		Map<String, Object> filter = new LinkedHashMap<>(this.bounds.conditions());
		String id = this.query.form().filterId();
		boolean ascending = this.sign > 0;
		boolean bounded = after > IdBounds.ANYWHERE;
		if (reference != null) {
			filter.put((ascending ? ">" : "<") + id, reference);
			if (bounded) {
				filter.put((ascending ? ">=" : "<=") + id, idOf(after + 1));
			}
		}
		else if (bounded) {
			filter.put((ascending ? ">" : "<") + id, idOf(after));
		}
		Long upTo = this.bounds.upTo();
		if (upTo != null) {
			filter.put((ascending ? "<=" : ">=") + id, idOf(upTo));
		}
		return filter;
	}

	/**
	 * Rows of a part of the list, which ends at a position or before the rows of the page
	 * before.
	 */
	private Map<String, Object> filter(Page page, int place) {
		Map<String, Object> filter = filter(page.after(), null);
		String before = (this.sign > 0) ? "<" : ">";
		String id = this.query.form().filterId();
		Long upTo = page.upTo();
		if (upTo == null) {
			filter.put(before + id, lastIdOf(place - 1));
		}
		else if (upTo < this.bounds.limit()) {
			filter.put(before + "=" + id, idOf(upTo));
		}
		return filter;
	}

	private long idOf(long position) {
		return this.sign * position;
	}

	private Map<String, SortOrder> order(int sign) {
		return Map.of(this.query.form().filterId(), (sign > 0) ? SortOrder.ASC : SortOrder.DESC);
	}

	private BatchReference lastIdOf(int page) {
		String rows = this.query.form().rows();
		List<Object> path = new ArrayList<>((rows != null) ? List.of(rows.split("\\.")) : List.of());
		path.add(RowPage.SIZE - 1);
		path.add(this.query.form().rowId());
		return BatchReference.to(id(page), path.toArray());
	}

	private static String id(int page) {
		return "c" + page;
	}

	WalkReading read(WalkRequest request, Envelope envelope) {
		BatchResults results = envelope.batchResults();
		Progress progress = new Progress(request);
		try {
			if (request.opening()) {
				progress.look(open(results, LAST));
			}
			for (; progress.read < request.size() && !progress.done; progress.read++) {
				Page asked = request.pages().get(progress.read);
				String id = id(progress.read);
				if (progress.isPassedOver(asked)) {
					progress.done = !(results.of(id) instanceof Answered);
				}
				else if (asked.isBackwards()) {
					progress.addEnd(open(results, id), asked);
				}
				else {
					progress.add(open(results, id), asked);
				}
			}
		}
		catch (Bitrix24UnreadableResponseException ex) {
			progress.failure = ex;
			progress.hopeless = true;
		}
		catch (Bitrix24Exception ex) {
			progress.failure = ex;
		}
		return progress.reading(request);
	}

	private Envelope open(BatchResults results, String id) {
		CommandResult result = results.of(id);
		if (result instanceof Refused refused) {
			throw refused.failure();
		}
		if (result instanceof Answered answered) {
			return answered.envelope();
		}
		throw unreadable("the portal left out '" + id + "', although nothing failed before it");
	}

	private Bitrix24UnreadableResponseException unreadable(String description) {
		return RowPage.unreadable(this.query.method(), description);
	}

	private final class Progress {

		private final List<ReadPage> pages = new ArrayList<>();

		private @Nullable ReadPage lastPage;

		private int read;

		private long position;

		/**
		 * The position before the rows of the last page that was read backwards.
		 */
		private long before;

		private boolean done;

		private double seconds;

		private int timed;

		private @Nullable Bitrix24Exception failure;

		private boolean hopeless;

		private Progress(WalkRequest request) {
			this.position = request.pages().get(0).after();
		}

		private void look(Envelope answer) {
			RowPage page = page(answer);
			this.lastPage = readPage(page, backwards(page), this.position, true);
		}

		private int[] backwards(RowPage page) {
			if (page.size() > 0 && position(page, 0) < position(page, page.size() - 1)) {
				throw unreadable("the last rows come in the order of the first: the method ignores the order");
			}
			return IntStream.range(0, page.size()).map((i) -> page.size() - 1 - i).toArray();
		}

		private void add(Envelope answer, Page asked) {
			RowPage page = page(answer);
			measure(answer.time());
			this.position = Math.max(this.position, asked.after());
			if (page.size() > 0 && position(page, 0) <= this.position) {
				refuse(asked);
				return;
			}
			int[] rows = IntStream.range(0, page.size()).toArray();
			ReadPage read = readPage(page, rows, this.position, asked.isJump());
			this.pages.add(read);
			this.position = read.upTo();
			this.done = !page.isChainable() || this.position >= IdReader.this.bounds.limit();
		}

		/**
		 * Whether all rows of a part came before: what is asked for after that refers to
		 * nothing, which the portal may refuse, too.
		 */
		private boolean isPassedOver(Page asked) {
			return asked.isBackwards() && asked.upTo() == null && this.before <= asked.after();
		}

		private void addEnd(Envelope answer, Page asked) {
			long end = (asked.upTo() != null) ? asked.upTo() : this.before;
			RowPage page = page(answer);
			measure(answer.time());
			ReadPage read = readPage(page, backwards(page), asked.after(), true);
			long[] positions = read.positions();
			int count = positions.length;
			if (count > 0 && (positions[0] <= asked.after() || positions[count - 1] > end)) {
				throw unreadable("the rows are not those between the ids " + idOf(asked.after()) + " and " + idOf(end)
						+ ": the method ignores the filter");
			}
			this.before = (page.size() < RowPage.SIZE || count == 0) ? asked.after() : positions[0] - 1;
			this.pages.add(new ReadPage(page, read.rows(), positions, this.before, end, true));
			this.position = Math.max(this.position, asked.after());
		}

		/**
		 * What the portal took for a reference is not the fault of the method.
		 */
		private void refuse(Page asked) {
			if (this.pages.isEmpty() || this.position == asked.after()) {
				throw unreadable("the rows do not start after the id " + idOf(this.position)
						+ ": the method ignores the filter or the order");
			}
			this.done = true;
		}

		private ReadPage readPage(RowPage page, int[] order, long after, boolean jumped) {
			int[] rows = new int[order.length];
			long[] positions = new long[order.length];
			int count = 0;
			for (int row : order) {
				long position = position(page, row);
				checkBounds(position);
				if (count == 0 || position > positions[count - 1]) {
					positions[count] = position;
					rows[count++] = row;
				}
				else if (position < positions[count - 1]) {
					throw unreadable("the id " + idOf(position) + " comes after " + idOf(positions[count - 1])
							+ ": the method ignores the order");
				}
			}
			boolean last = page.size() < RowPage.SIZE || count == 0;
			long upTo = last ? IdReader.this.bounds.limit() : positions[count - 1];
			return new ReadPage(page, Arrays.copyOf(rows, count), Arrays.copyOf(positions, count), after, upTo, jumped);
		}

		private void checkBounds(long position) {
			if (position > IdReader.this.bounds.limit()) {
				throw unreadable("the id " + idOf(position) + " is beyond " + idOf(IdReader.this.bounds.limit())
						+ ": the method ignores the filter");
			}
		}

		private RowPage page(Envelope answer) {
			return IdReader.this.decoder.page(answer.result(), IdReader.this.query.form());
		}

		private long position(RowPage page, int row) {
			if (!page.hasId(row)) {
				throw unreadable("a row has no '" + IdReader.this.query.form().rowId() + "'");
			}
			return IdReader.this.sign * page.id(row);
		}

		private void measure(@Nullable ResponseTime time) {
			Double duration = (time != null) ? time.duration() : null;
			if (duration != null) {
				this.seconds += duration;
				this.timed++;
			}
		}

		private WalkReading reading(WalkRequest request) {
			List<Page> unread = (this.failure != null) ? request.unread(this.read, this.position, this.before)
					: List.of();
			return new WalkReading(this.pages, this.lastPage, this.position, unread,
					(this.timed > 0) ? this.seconds / this.timed : 0, this.failure, this.hopeless);
		}

	}

}

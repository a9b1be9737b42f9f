package io.github.b24spring.client.internal.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.pipeline.BatchCalls;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.walk.IdReading.PositionedPage;
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

	private final Map<String, Object> conditions;

	private final int sign;

	/**
	 * Creates a reader.
	 * @param query what is asked for
	 * @param conditions the conditions, without those that are bounds of the id
	 */
	IdReader(ListQuery query, Map<String, Object> conditions) {
		this.query = query;
		this.conditions = conditions;
		this.sign = query.isDescending() ? -1 : 1;
	}

	Call call(IdRange range) {
		Map<String, Call> commands = new LinkedHashMap<>();
		if (range.kind() == IdRange.Kind.OPENING) {
			String id = this.query.form().filterId();
			List<String> select = this.query.select().isEmpty() ? List.of(id) : this.query.select();
			commands.put(LAST, this.query.call(filter(range.after(), range.upTo()), order(-this.sign), select,
					ListQuery.UNCOUNTED));
		}
		for (int i = 0; i < range.pages(); i++) {
			Object after = (i > 0) ? lastIdOf(i - 1) : idOf(range.after());
			commands.put(id(i), this.query.call(filter(after, idOf(range.upTo())), order(this.sign),
					this.query.select(), ListQuery.UNCOUNTED));
		}
		CallPriority priority = this.query.priority();
		return BatchCalls.of(commands, true)
			.withIdempotent(true)
			.withPriority((priority != null) ? priority : CallPriority.BULK);
	}

	private Map<String, Object> filter(@Nullable Long after, @Nullable Long upTo) {
		return filter((Object) idOf(after), idOf(upTo));
	}

	private Map<String, Object> filter(@Nullable Object after, @Nullable Object upTo) {
		Map<String, Object> filter = new LinkedHashMap<>(this.conditions);
		String id = this.query.form().filterId();
		if (after != null) {
			filter.put(((this.sign > 0) ? ">" : "<") + id, after);
		}
		if (upTo != null) {
			filter.put(((this.sign > 0) ? "<=" : ">=") + id, upTo);
		}
		return filter;
	}

	private @Nullable Long idOf(@Nullable Long position) {
		return (position != null) ? (Long) (this.sign * position) : null;
	}

	private Map<String, SortOrder> order(int sign) {
		return Map.of(this.query.form().filterId(), (sign > 0) ? SortOrder.ASC : SortOrder.DESC);
	}

	private BatchReference lastIdOf(int page) {
		String rows = this.query.form().rows();
		String rowId = this.query.form().rowId();
		return (rows != null) ? BatchReference.to(id(page), rows, RowPage.SIZE - 1, rowId)
				: BatchReference.to(id(page), RowPage.SIZE - 1, rowId);
	}

	private static String id(int page) {
		return "c" + page;
	}

	IdReading read(IdRange range, Envelope envelope) {
		BatchResults results = envelope.batchResults();
		Progress progress = new Progress(range);
		try {
			if (range.kind() == IdRange.Kind.OPENING) {
				progress.look(open(results, LAST));
			}
			for (int i = 0; i < range.pages() && !progress.done; i++) {
				progress.add(open(results, id(i)), i == 0);
			}
		}
		catch (Bitrix24UnreadableResponseException ex) {
			progress.failure = ex;
			progress.hopeless = true;
		}
		catch (Bitrix24Exception ex) {
			progress.failure = ex;
		}
		return progress.reading();
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

		private final IdRange range;

		private final List<PositionedPage> pages = new ArrayList<>();

		private int rows;

		private @Nullable Long first;

		private @Nullable Long last;

		private long lastPageSpan;

		private boolean done;

		private boolean complete;

		private @Nullable Long end;

		private double endDensity;

		private double seconds;

		private int timed;

		private @Nullable Bitrix24Exception failure;

		private boolean hopeless;

		private Progress(IdRange range) {
			this.range = range;
			this.last = range.after();
		}

		private void look(Envelope answer) {
			RowPage page = page(answer);
			if (page.size() > 0) {
				long first = position(page, page.size() - 1);
				this.end = position(page, 0);
				if (this.end < first) {
					throw unreadable("the last rows come in the order of the first: the method ignores the order");
				}
				this.endDensity = (this.end > first) ? (page.size() - 1) / (double) (this.end - first) : 1;
			}
		}

		private void add(Envelope answer, boolean start) {
			RowPage page = page(answer);
			measure(answer.time());
			if (page.size() > 0 && this.last != null && position(page, 0) <= this.last) {
				if (start) {
					throw unreadable("the rows do not start after the id " + idOf(this.last)
							+ ": the method ignores the filter or the order");
				}
				this.done = true;
				return;
			}
			Long before = this.last;
			int[] rows = rows(page);
			this.rows += rows.length;
			this.pages.add(new PositionedPage(page, rows));
			if (page.size() < RowPage.SIZE
					|| (this.range.upTo() != null && this.last != null && this.last >= this.range.upTo())) {
				this.complete = true;
				this.done = true;
			}
			else if (this.last != null) {
				this.done = !page.isChainable();
				this.lastPageSpan = this.last - ((before != null && !start) ? before : position(page, 0) - 1);
			}
		}

		private int[] rows(RowPage page) {
			int[] rows = new int[page.size()];
			int count = 0;
			for (int i = 0; i < page.size(); i++) {
				long position = position(page, i);
				if (this.range.upTo() != null && position > this.range.upTo()) {
					throw unreadable("the id " + idOf(position) + " is beyond " + idOf(this.range.upTo())
							+ ": the method ignores the filter");
				}
				if (this.last == null || position > this.last) {
					this.first = (this.first != null) ? this.first : (Long) position;
					this.last = position;
					rows[count++] = i;
				}
				else if (position < this.last) {
					throw unreadable("the id " + idOf(position) + " comes after " + idOf(this.last)
							+ ": the method ignores the order");
				}
			}
			return (count < rows.length) ? Arrays.copyOf(rows, count) : rows;
		}

		private RowPage page(Envelope answer) {
			return RowPage.read(IdReader.this.query.method(), answer.result(), IdReader.this.query.form());
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

		private IdReading reading() {
			return new IdReading(this.pages, this.rows, this.first, this.last, this.lastPageSpan, this.complete,
					this.end, this.endDensity, (this.timed > 0) ? this.seconds / this.timed : 0, this.failure,
					this.hopeless);
		}

	}

}

package io.github.b24spring.testportal.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiFunction;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * A method that lists rows, with filter, order, selection and pages of fifty rows. A page
 * in the order of the ids is found without looking at the rows before it, unless the
 * filter asks for other fields.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class ListMethod implements PortalMethod {

	/**
	 * The number of rows of a page.
	 */
	public static final int PAGE_SIZE = 50;

	private final RowTable table;

	private final Builder settings;

	private final Set<String> filterable;

	private final Set<String> selectable;

	private ListMethod(Builder builder) {
		this.table = builder.table;
		this.settings = new Builder(builder);
		this.filterable = new LinkedHashSet<>(this.settings.filterFields);
		this.filterable.addAll(this.settings.fields);
		this.filterable.add(this.settings.idInRequest);
		this.selectable = new LinkedHashSet<>(this.filterable);
		if (!this.settings.idFilter) {
			this.filterable.remove(this.settings.idInRequest);
		}
	}

	/**
	 * Starts a list.
	 * @param table the rows
	 * @param fields the fields of a row that are sent if nothing is selected
	 * @return the builder
	 */
	public static Builder builder(RowTable table, List<String> fields) {
		return new Builder(table, fields);
	}

	@Override
	public MethodResult run(MethodRequest request) {
		Map<String, @Nullable Object> parameters = request.parameters();
		Object start = parameters.get(this.settings.startName);
		long offset = this.settings.paged ? PhpValues.integer(start) : 0;
		boolean counted = offset >= 0;
		offset = Math.max(0, offset);
		Query query = new Query(filter(parameters), order(parameters), counted, offset,
				this.settings.paged ? PAGE_SIZE : Integer.MAX_VALUE);
		List<String> selected = selected(parameters.get(this.settings.selectName));
		Page page = this.table.read((rows) -> page(rows, query, selected));
		this.settings.afterPage.run();
		Long next = (counted && offset + page.rows.size() < page.total) ? offset + PAGE_SIZE : null;
		Object result = (this.settings.location != null) ? Collections.singletonMap(this.settings.location, page.rows)
				: page.rows;
		return new MethodResult(result, counted ? page.total : null, next, this.settings.cost.of(counted, offset));
	}

	private Filter filter(Map<String, @Nullable Object> parameters) {
		Filter filter = new Filter(this.settings.idInRequest, this.filterable, this.settings::kind,
				this.settings.groups);
		if (this.settings.filterName == null) {
			parameters.forEach((name, value) -> {
				if (this.filterable.contains(name)) {
					filter.add(name, value);
				}
			});
			return filter;
		}
		Map<String, @Nullable Object> entries = PhpValues.map(parameters.get(this.settings.filterName));
		if (entries != null) {
			entries.forEach((key, value) -> {
				BiFunction<Row, Object, Integer> special = this.settings.specialFilters.get(key);
				if (special == null) {
					filter.add(key, value);
				}
				else if (value != null) {
					filter.repeat((row) -> special.apply(row, value));
				}
			});
		}
		return filter;
	}

	private List<Order> order(Map<String, @Nullable Object> parameters) {
		Object value = parameters.get(this.settings.orderName);
		List<Order> orders = new ArrayList<>();
		String sortName = this.settings.sortName;
		if (sortName != null) {
			String field = PhpValues.text(parameters.get(sortName));
			if (this.selectable.contains(field)) {
				orders.add(new Order(field, isAscending(value)));
			}
		}
		else {
			Map<String, @Nullable Object> entries = PhpValues.map(value);
			if (entries != null) {
				entries.forEach((field, direction) -> {
					if (this.selectable.contains(field)) {
						orders.add(new Order(field, isAscending(direction)));
					}
				});
			}
		}
		if (orders.isEmpty()) {
			orders.add(new Order(this.settings.defaultOrder, true));
		}
		return orders;
	}

	private static boolean isAscending(@Nullable Object direction) {
		return !"DESC".equals(PhpValues.text(direction).toUpperCase(Locale.ROOT));
	}

	private List<String> selected(@Nullable Object select) {
		Set<String> names = new LinkedHashSet<>();
		for (Object name : PhpValues.list(select)) {
			if ("*".equals(name)) {
				names.addAll(this.settings.fields);
			}
			else {
				String extra = this.settings.extraFields.get(PhpValues.text(name));
				if (extra != null) {
					names.add(extra);
				}
				else if (this.selectable.contains(PhpValues.text(name))) {
					names.add(rowName(PhpValues.text(name)));
				}
			}
		}
		return names.isEmpty() ? this.settings.fields : List.copyOf(names);
	}

	private String rowName(String name) {
		if (name.equals(this.settings.idInRequest)) {
			return this.settings.idInRow;
		}
		return this.settings.fields.contains(name) ? name
				: this.settings.fields.stream()
					.filter((field) -> field.equalsIgnoreCase(name.replace("_", "")))
					.findFirst()
					.orElse(name);
	}

	private Page page(Rows rows, Query query, List<String> selected) {
		boolean byId = query.orders.get(0).field.equals(this.settings.idInRequest);
		List<Long> candidates = query.filter.candidates();
		Page page = new Page();
		if (candidates != null) {
			sorted(rows, new Ids(candidates), query, selected, page);
		}
		else if (!byId) {
			sorted(rows, between(rows, query.filter, true), query, selected, page);
		}
		else {
			walk(rows, query, selected, page);
		}
		return page;
	}

	private PrimitiveIterator.OfLong between(Rows rows, Filter filter, boolean ascending) {
		long first = rows.rank(filter.from());
		long end = rows.rank(filter.to());
		return new Bounded(rows.ids(ascending ? first : end - 1, ascending), end - first);
	}

	private void walk(Rows rows, Query query, List<String> selected, Page page) {
		Filter filter = query.filter;
		boolean ascending = query.orders.get(0).ascending;
		if (filter.isRange()) {
			long first = rows.rank(filter.from());
			long end = rows.rank(filter.to());
			page.total = end - first;
			long skipped = Math.min(query.offset, page.total);
			long size = Math.min(query.size, page.total - skipped);
			PrimitiveIterator.OfLong ids = rows.ids(ascending ? first + skipped : end - 1 - skipped, ascending);
			for (long i = 0; i < size; i++) {
				page.rows.add(RowValues.of(row(rows, ids.nextLong()), selected));
			}
			return;
		}
		PrimitiveIterator.OfLong ids = between(rows, filter, ascending);
		while (ids.hasNext() && (query.counted || page.rows.size() < query.size)) {
			Row row = row(rows, ids.nextLong());
			add(row, filter.count(row), query, selected, page);
		}
	}

	private void sorted(Rows rows, PrimitiveIterator.OfLong ids, Query query, List<String> selected, Page page) {
		Comparator<SortedRow> comparator = comparator(query.orders);
		long wanted = query.offset + query.size;
		PriorityQueue<SortedRow> best = new PriorityQueue<>(comparator.reversed());
		while (ids.hasNext()) {
			Row row = rows.row(ids.nextLong());
			if (row == null || row.id() < query.filter.from() || row.id() >= query.filter.to()) {
				continue;
			}
			int count = query.filter.count(row);
			page.total += count;
			if (count > 0) {
				best.add(new SortedRow(row, keys(row, query.orders), count));
				if (best.size() > wanted) {
					best.poll();
				}
			}
		}
		List<SortedRow> sorted = new ArrayList<>(best);
		sorted.sort(comparator);
		long total = page.total;
		page.total = 0;
		for (SortedRow row : sorted) {
			add(row.row, row.count, query, selected, page);
		}
		page.total = total;
	}

	private void add(Row row, int count, Query query, List<String> selected, Page page) {
		for (int i = 0; i < count; i++) {
			if (page.total >= query.offset && page.rows.size() < query.size) {
				page.rows.add(RowValues.of(row, selected));
			}
			page.total++;
		}
	}

	private List<Object> keys(Row row, List<Order> orders) {
		return orders.stream()
			.map((order) -> this.settings.kind(order.field).comparable(row.value(rowName(order.field))))
			.toList();
	}

	private static Comparator<SortedRow> comparator(List<Order> orders) {
		return (left, right) -> {
			for (int i = 0; i < orders.size(); i++) {
				int order = Condition.Kind.compare(left.keys.get(i), right.keys.get(i));
				if (order != 0) {
					return orders.get(i).ascending ? order : -order;
				}
			}
			return Long.compare(left.row.id(), right.row.id());
		};
	}

	private static Row row(Rows rows, long id) {
		Row row = rows.row(id);
		if (row == null) {
			throw new IllegalStateException("No row " + id);
		}
		return row;
	}

	private static final class Page {

		private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

		private long total;

	}

	private record Query(Filter filter, List<Order> orders, boolean counted, long offset, int size) {
	}

	private record Order(String field, boolean ascending) {
	}

	private record SortedRow(Row row, List<Object> keys, int count) {
	}

	private static final class Ids implements PrimitiveIterator.OfLong {

		private final List<Long> ids;

		private int index;

		Ids(List<Long> ids) {
			this.ids = ids;
		}

		@Override
		public boolean hasNext() {
			return this.index < this.ids.size();
		}

		@Override
		public long nextLong() {
			return this.ids.get(this.index++);
		}

	}

	private static final class Bounded implements PrimitiveIterator.OfLong {

		private final PrimitiveIterator.OfLong ids;

		private long left;

		Bounded(PrimitiveIterator.OfLong ids, long left) {
			this.ids = ids;
			this.left = left;
		}

		@Override
		public boolean hasNext() {
			return this.left > 0 && this.ids.hasNext();
		}

		@Override
		public long nextLong() {
			this.left--;
			return this.ids.nextLong();
		}

	}

	/**
	 * The settings of a list. Unless said otherwise it is a list of the classic CRM: an
	 * array of rows, {@code filter}, {@code order}, {@code select}, {@code start} and
	 * {@code ID}.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final RowTable table;

		private final List<String> fields;

		private final Map<String, String> extraFields = new LinkedHashMap<>();

		private final Map<String, BiFunction<Row, Object, Integer>> specialFilters = new LinkedHashMap<>();

		private Set<String> numbers = Set.of();

		private Set<String> dates = Set.of();

		private Set<String> filterFields = Set.of();

		private String idInRequest = "ID";

		private String idInRow = "ID";

		private String defaultOrder = "ID";

		private @Nullable String filterName = "filter";

		private String orderName = "order";

		private @Nullable String sortName;

		private String selectName = "select";

		private String startName = "start";

		private @Nullable String location;

		private boolean groups;

		private boolean paged = true;

		private boolean idFilter = true;

		private ListCost cost = ListCost.NONE;

		private Runnable afterPage = () -> {
		};

		private Builder(RowTable table, List<String> fields) {
			this.table = table;
			this.fields = List.copyOf(fields);
		}

		private Builder(Builder other) {
			this.table = other.table;
			this.fields = other.fields;
			this.specialFilters.putAll(other.specialFilters);
			this.numbers = other.numbers;
			this.dates = other.dates;
			this.extraFields.putAll(other.extraFields);
			this.filterFields = other.filterFields;
			this.idInRequest = other.idInRequest;
			this.idInRow = other.idInRow;
			this.defaultOrder = other.defaultOrder;
			this.filterName = other.filterName;
			this.orderName = other.orderName;
			this.sortName = other.sortName;
			this.selectName = other.selectName;
			this.startName = other.startName;
			this.location = other.location;
			this.groups = other.groups;
			this.paged = other.paged;
			this.idFilter = other.idFilter;
			this.cost = other.cost;
			this.afterPage = other.afterPage;
		}

		/**
		 * Fields that are compared as numbers; the id always is.
		 * @param names the fields
		 * @return this builder
		 */
		public Builder numbers(String... names) {
			this.numbers = Set.of(names);
			return this;
		}

		/**
		 * Fields that are compared as points in time.
		 * @param names the fields
		 * @return this builder
		 */
		public Builder dates(String... names) {
			this.dates = Set.of(names);
			return this;
		}

		/**
		 * A field that is sent only if it is selected.
		 * @param name its name in the selection
		 * @param inRow its name in the row
		 * @return this builder
		 */
		public Builder extraField(String name, String inRow) {
			this.extraFields.put(name, inRow);
			return this;
		}

		/**
		 * Names that requests have besides those of the fields: those of the same fields
		 * in the writing of the classic methods.
		 * @param names the names
		 * @return this builder
		 */
		public Builder filterFields(String... names) {
			this.filterFields = Set.of(names);
			return this;
		}

		/**
		 * The names of the id.
		 * @param inRequest in filter, order and selection
		 * @param inRow in a row
		 * @return this builder
		 */
		public Builder id(String inRequest, String inRow) {
			this.idInRequest = inRequest;
			this.idInRow = inRow;
			this.defaultOrder = inRequest;
			return this;
		}

		/**
		 * The field that a list has its order from if the request has none.
		 * @param field the field
		 * @return this builder
		 */
		public Builder defaultOrder(String field) {
			this.defaultOrder = field;
			return this;
		}

		/**
		 * The names of the parameters.
		 * @param filter the name of the filter, or {@code null} if the parameters
		 * themselves are the filter
		 * @param order the name of the order
		 * @param select the name of the selection
		 * @param start the name of the offset
		 * @return this builder
		 */
		public Builder parameters(@Nullable String filter, String order, String select, String start) {
			this.filterName = filter;
			this.orderName = order;
			this.selectName = select;
			this.startName = start;
			return this;
		}

		/**
		 * Makes the order a direction, and has the field in a parameter of its own.
		 * @param sort the name of that parameter
		 * @return this builder
		 */
		public Builder sort(String sort) {
			this.sortName = sort;
			return this;
		}

		/**
		 * Puts the rows into an object.
		 * @param name the name that they have there
		 * @return this builder
		 */
		public Builder location(String name) {
			this.location = name;
			return this;
		}

		/**
		 * Lets filters have groups with a logic of their own.
		 * @return this builder
		 */
		public Builder groups() {
			this.groups = true;
			return this;
		}

		/**
		 * Sends all rows at once.
		 * @return this builder
		 */
		public Builder unpaged() {
			this.paged = false;
			return this;
		}

		/**
		 * Ignores the id in filters.
		 * @return this builder
		 */
		public Builder withoutIdFilter() {
			this.idFilter = false;
			return this;
		}

		/**
		 * A key of the filter with a meaning of its own.
		 * @param key the key
		 * @param repetitions how many times a row is in the list, given the value
		 * @return this builder
		 */
		public Builder specialFilter(String key, BiFunction<Row, Object, Integer> repetitions) {
			this.specialFilters.put(key, repetitions);
			return this;
		}

		/**
		 * How long the portal is busy with a page.
		 * @param cost the cost
		 * @return this builder
		 */
		public Builder cost(ListCost cost) {
			this.cost = cost;
			return this;
		}

		/**
		 * What happens after a page was read.
		 * @param action the action
		 * @return this builder
		 */
		public Builder afterPage(Runnable action) {
			this.afterPage = action;
			return this;
		}

		/**
		 * Builds the list.
		 * @return the list
		 */
		public ListMethod build() {
			return new ListMethod(this);
		}

		private Condition.Kind kind(String field) {
			if (field.equals(this.idInRequest) || this.numbers.contains(field)) {
				return Condition.Kind.NUMBER;
			}
			return this.dates.contains(field) ? Condition.Kind.DATE : Condition.Kind.TEXT;
		}

	}

}

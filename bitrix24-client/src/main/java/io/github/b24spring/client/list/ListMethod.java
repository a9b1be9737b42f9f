package io.github.b24spring.client.list;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What sets a list method apart from others. Immutable.
 *
 * @param rows the key in {@code result} where the rows are; {@code null} if they are the
 * result
 * @param filterId the name of the id in filter and order
 * @param rowId the name of the id in a row
 * @param filterParameter the name of the parameter that filters
 * @param orderParameter the name of the parameter that sorts
 * @param selectParameter the name of the parameter that selects fields
 * @param sortParameter the name of the parameter with the field to sort by, for methods
 * that take field and direction apart; {@code null} for those that take a map
 * @param walkable whether the method filters and sorts by id, so that pages can be found
 * by the last id instead of their number
 * @param groups whether the filter knows groups of alternatives
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListMethod(@Nullable String rows, String filterId, String rowId, String filterParameter,
		String orderParameter, String selectParameter, @Nullable String sortParameter, boolean walkable,
		boolean groups) {

	private static final ListMethod CLASSIC = new ListMethod(null, "ID", "ID", "filter", "order", "select", null, true,
			false);

	private static final ListMethod PAGED = CLASSIC.withWalkable(false);

	private static final Map<String, ListMethod> METHODS = Map.ofEntries(
			Map.entry("crm.item.list", CLASSIC.withRows("items").withId("id", "id").withGroups(true)),
			Map.entry("tasks.task.list", CLASSIC.withRows("tasks").withId("ID", "id")), Map.entry("user.get", users()),
			Map.entry("user.search", users().withWalkable(false)),
			Map.entry("department.get", users().withWalkable(false)),
			Map.entry("lists.element.get", CLASSIC.withParameters("FILTER", "ELEMENT_ORDER", "SELECT")),
			Map.entry("sonet_group.get", CLASSIC.withParameters("FILTER", "ORDER", "SELECT")),
			Map.entry("catalog.product.list", CLASSIC.withRows("products").withId("id", "id")),
			Map.entry("catalog.section.list", CLASSIC.withRows("sections").withId("id", "id")),
			Map.entry("sale.order.list", CLASSIC.withRows("orders").withId("id", "id")),
			Map.entry("crm.type.list", CLASSIC.withRows("types").withId("id", "id").withWalkable(false)),
			Map.entry("crm.category.list", CLASSIC.withRows("categories").withId("id", "id").withWalkable(false)),
			Map.entry("crm.activity.badge.list", CLASSIC.withRows("badges").withWalkable(false)),
			Map.entry("disk.folder.getchildren", PAGED), Map.entry("disk.storage.getchildren", PAGED),
			Map.entry("disk.storage.getlist", PAGED),
			Map.entry("crm.calllist.list", PAGED.withParameters("FILTER", "ORDER", "SELECT")));

	private static final Set<String> CLASSIC_METHODS = Set.of("crm.activity.list", "crm.company.list",
			"crm.contact.list", "crm.deal.list", "crm.lead.list", "crm.quote.list", "crm.invoice.list",
			"crm.product.list", "crm.requisite.list", "crm.requisite.bankdetail.list", "crm.timeline.comment.list");

	public ListMethod {
		Assert.hasText(filterId, "'filterId' must not be empty");
		Assert.hasText(rowId, "'rowId' must not be empty");
	}

	/**
	 * What is known of a method. Those of which nothing is known return their rows as the
	 * result and are read page by page.
	 * @param method the name of the method, in any case
	 * @return the description
	 */
	public static ListMethod of(String method) {
		String key = method.toLowerCase(Locale.ROOT);
		return CLASSIC_METHODS.contains(key) ? CLASSIC : METHODS.getOrDefault(key, PAGED);
	}

	private static ListMethod users() {
		return new ListMethod(null, "ID", "ID", "FILTER", "order", "select", "sort", true, false);
	}

	/**
	 * Changes where the rows are.
	 * @param rows the key in {@code result}; {@code null} if the rows are the result
	 * @return a changed copy
	 */
	public ListMethod withRows(@Nullable String rows) {
		return new ListMethod(rows, this.filterId, this.rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, this.walkable, this.groups);
	}

	/**
	 * Changes the names of the id.
	 * @param filterId the name in filter and order
	 * @param rowId the name in a row
	 * @return a changed copy
	 */
	public ListMethod withId(String filterId, String rowId) {
		return new ListMethod(this.rows, filterId, rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, this.walkable, this.groups);
	}

	/**
	 * Changes the names of parameters.
	 * @param filter the name of the parameter that filters
	 * @param order the name of the parameter that sorts
	 * @param select the name of the parameter that selects fields
	 * @return a changed copy
	 */
	public ListMethod withParameters(String filter, String order, String select) {
		return new ListMethod(this.rows, this.filterId, this.rowId, filter, order, select, this.sortParameter,
				this.walkable, this.groups);
	}

	/**
	 * Says whether pages can be found by the last id.
	 * @param walkable whether the method filters and sorts by id
	 * @return a changed copy
	 */
	public ListMethod withWalkable(boolean walkable) {
		return new ListMethod(this.rows, this.filterId, this.rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, walkable, this.groups);
	}

	/**
	 * Says whether the filter knows groups of alternatives.
	 * @param groups whether it does
	 * @return a changed copy
	 */
	public ListMethod withGroups(boolean groups) {
		return new ListMethod(this.rows, this.filterId, this.rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, this.walkable, groups);
	}

}

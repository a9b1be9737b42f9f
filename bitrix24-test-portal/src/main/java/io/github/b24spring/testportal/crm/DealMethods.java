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
	 * The methods with the deals of a store.
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

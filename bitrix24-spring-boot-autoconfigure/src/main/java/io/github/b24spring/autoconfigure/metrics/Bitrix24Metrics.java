package io.github.b24spring.autoconfigure.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.catalog.MethodCatalog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts refusals for rate, and shows the execution time that methods have used up.
 */
final class Bitrix24Metrics implements MeterBinder, Bitrix24ClientListener {

	private static final List<String> LIMIT_CODES = List.of("QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT",
			"OVERLOAD_LIMIT");

	private final MethodCatalog catalog = MethodCatalog.documented();

	private final Map<String, LongAdder> limitErrors = new ConcurrentHashMap<>();

	private final Map<String, MethodTime> operating = new ConcurrentHashMap<>();

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	Bitrix24Metrics() {
		LIMIT_CODES.forEach((code) -> this.limitErrors.put(code, new LongAdder()));
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		this.limitErrors
			.forEach((code, count) -> FunctionCounter.builder("bitrix24.rate.limit.errors", count, LongAdder::sum)
				.description("Calls that the portal refused because of one of its limits")
				.tag("code", code)
				.register(registry));
		this.operating.forEach((method, time) -> register(registry, method, time));
	}

	@Override
	public void answered(Answer answer) {
		if (answer.failure() != null) {
			String code = answer.failure().code();
			LongAdder count = (code != null) ? this.limitErrors.get(code.toUpperCase(Locale.ROOT)) : null;
			if (count != null) {
				count.increment();
			}
		}
		// Names that no document knows could be made up without end.
		if (answer.time() != null && answer.time().operating() != null
				&& this.catalog.find(answer.method()).isPresent()) {
			this.operating.computeIfAbsent(answer.method(), this::register).update(answer.time());
		}
	}

	private MethodTime register(String method) {
		MethodTime time = new MethodTime();
		this.registries.forEach((registry) -> register(registry, method, time));
		return time;
	}

	private static void register(MeterRegistry registry, String method, MethodTime time) {
		TimeGauge.builder("bitrix24.operating", time, TimeUnit.SECONDS, MethodTime::operating)
			.description("Execution time of the last ten minutes, as the portal last told it")
			.tag("method", method)
			.register(registry);
		TimeGauge.builder("bitrix24.operating.reset", time, TimeUnit.SECONDS, MethodTime::secondsToReset)
			.description("Time until some of the execution time is forgotten, as the portal last told it")
			.tag("method", method)
			.register(registry);
	}

}

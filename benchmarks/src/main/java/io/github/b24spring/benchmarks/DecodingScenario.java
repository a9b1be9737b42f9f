package io.github.b24spring.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.exchange.Bitrix24ClientBuilder;
import io.github.b24spring.client.exchange.Bitrix24Credentials;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import io.github.b24spring.client.settings.RateLimitSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The rows of an answer that was recorded, through the whole of a list and by Jackson
 * alone.
 *
 * @author The b24spring maintainers
 */
final class DecodingScenario implements Scenario {

	/**
	 * A little less than the first request of a list brings, so that there is but one.
	 */
	private static final int ROWS = 240;

	private static final int LISTS_PER_ROUND = 40;

	private static final int ROUNDS = 20;

	private static final int WARM_UP_ROUNDS = 10;

	private static final double LIMIT = 0.6;

	@Override
	public void run(Report report) throws Exception {
		byte[] answer = record();
		report.figure("bytes of the answer", answer.length);
		report.figure("rows of the answer", ROWS);
		compare(report, answer, Lists.ActivityRow.class);
		compare(report, answer, Activity.class);
	}

	private static byte[] record() throws Exception {
		List<byte[]> answers = new ArrayList<>();
		ExchangeFilterFunction recorder = (request, next) -> next.exchange(request)
			.flatMap((response) -> DataBufferUtils.join(response.bodyToFlux(DataBuffer.class)).map((buffer) -> {
				byte[] bytes = new byte[buffer.readableByteCount()];
				buffer.read(bytes);
				DataBufferUtils.release(buffer);
				answers.add(bytes);
				return answer(bytes);
			}));
		try (PortalProcess portal = PortalProcess.start("--activities=" + ROWS)) {
			Bitrix24Client client = Clients.of(portal)
				.rateLimitSettings(RateLimitSettings.unlimited())
				.webClientBuilder(WebClient.builder().filter(recorder))
				.build();
			Clients.await(Lists.activities(client).fetch().then(), Duration.ofMinutes(1));
		}
		if (answers.size() != 1) {
			throw new IllegalStateException("The list took " + answers.size() + " requests instead of one");
		}
		return answers.get(0);
	}

	private static ClientResponse answer(byte[] bytes) {
		return ClientResponse.create(HttpStatus.OK)
			.header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
			.body(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)))
			.build();
	}

	private static <T> void compare(Report report, byte[] answer, Class<T> type) throws Exception {
		ExchangeFilterFunction player = (request, next) -> Mono.fromSupplier(() -> answer(answer));
		Bitrix24Client client = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("http://localhost/rest/1/recorded/"))
			.rateLimitSettings(RateLimitSettings.unlimited())
			.webClientBuilder(WebClient.builder().filter(player))
			.build();
		Mono<Long> list = client.list(Lists.METHOD, type).fetch().count();
		ObjectReader jackson = jackson(type);
		List<Double> ratios = new ArrayList<>();
		double[] nanos = new double[2];
		for (int i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) {
			long byClient = Clients.await(list.repeat(LISTS_PER_ROUND - 1).then(), Duration.ofMinutes(1)).toNanos();
			long byJackson = decode(jackson, answer);
			if (i >= WARM_UP_ROUNDS) {
				ratios.add(byJackson / (double) byClient);
				nanos[0] += byClient;
				nanos[1] += byJackson;
			}
		}
		ratios.sort(null);
		double rows = ROUNDS * (double) LISTS_PER_ROUND * ROWS;
		String name = type.getSimpleName();
		double ratio = ratios.get(ratios.size() / 2);
		report.figure(name + ": rows a second by a list", Math.round(rows / nanos[0] * 1e9));
		report.figure("  by Jackson alone", Math.round(rows / nanos[1] * 1e9));
		report.figure("  ratio (median of the rounds)", ratio);
		report.figure("  best", 1.0);
		report.target(name + ": at least 0.6 of the rows a second of Jackson alone", ratio >= LIMIT);
	}

	/**
	 * Reads the envelope, and each page as a list of rows.
	 */
	private static ObjectReader jackson(Class<?> type) {
		JsonMapper mapper = Bitrix24JsonMapper.create();
		JavaType rows = mapper.getTypeFactory().constructCollectionType(List.class, type);
		JavaType pages = mapper.getTypeFactory().constructMapType(Map.class, mapper.constructType(String.class), rows);
		JavaType batch = mapper.getTypeFactory().constructParametricType(Batch.class, pages);
		return mapper.readerFor(mapper.getTypeFactory().constructParametricType(Envelope.class, batch));
	}

	private static long decode(ObjectReader jackson, byte[] answer) {
		long start = System.nanoTime();
		long rows = 0;
		for (int i = 0; i < LISTS_PER_ROUND; i++) {
			Envelope<Batch<Map<String, List<?>>>> envelope = jackson.readValue(answer);
			for (List<?> page : envelope.result().result().values()) {
				rows += page.size();
			}
		}
		if (rows < (long) LISTS_PER_ROUND * ROWS) {
			throw new IllegalStateException("Rows are missing");
		}
		return System.nanoTime() - start;
	}

	record Envelope<T>(T result) {

	}

	record Batch<T>(T result) {

	}

}

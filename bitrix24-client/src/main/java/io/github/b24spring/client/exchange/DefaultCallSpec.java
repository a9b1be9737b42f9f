package io.github.b24spring.client.exchange;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Error;
import io.github.b24spring.client.Bitrix24Response;
import io.github.b24spring.client.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.RestVersion;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.util.Assert;

/**
 * A call that is being described, and the decoding of its answer.
 */
final class DefaultCallSpec implements CallSpec {

	private static final TypeReference<Map<String, @Nullable Object>> PROPERTIES = new TypeReference<>() {
	};

	private final Stage next;

	private final JsonMapper jsonMapper;

	private final Call call;

	DefaultCallSpec(Stage next, JsonMapper jsonMapper, Call call) {
		this.next = next;
		this.jsonMapper = jsonMapper;
		this.call = call;
	}

	private CallSpec with(Call call) {
		return new DefaultCallSpec(this.next, this.jsonMapper, call);
	}

	@Override
	public CallSpec param(String name, @Nullable Object value) {
		Assert.hasText(name, "'name' must not be empty");
		return with(this.call.withParameters(this.call.parameters().and(name, value)));
	}

	@Override
	public CallSpec params(Object parameters) {
		if (parameters instanceof List<?> list) {
			return with(this.call.withParameters(CallParameters.positional(list)));
		}
		return with(this.call.withParameters(this.call.parameters().and(properties(parameters))));
	}

	private Map<String, ? extends @Nullable Object> properties(Object parameters) {
		if (parameters instanceof Map<?, ?> map) {
			map.keySet().forEach((key) -> Assert.isInstanceOf(String.class, key, "Parameter names must be strings"));
			@SuppressWarnings("unchecked")
			Map<String, ? extends @Nullable Object> named = (Map<String, ? extends @Nullable Object>) map;
			return named;
		}
		return this.jsonMapper.convertValue(parameters, PROPERTIES);
	}

	@Override
	public CallSpec version(RestVersion version) {
		return with(this.call.withVersion(version));
	}

	@Override
	public CallSpec idempotent() {
		return idempotent(true);
	}

	@Override
	public CallSpec idempotent(boolean idempotent) {
		return with(this.call.withIdempotent(idempotent));
	}

	@Override
	public CallSpec priority(CallPriority priority) {
		return with(this.call.withPriority(priority));
	}

	@Override
	public CallSpec joinable(boolean joinable) {
		return with(this.call.withJoinable(joinable));
	}

	@Override
	public CallSpec deadline(Duration deadline) {
		Assert.isTrue(deadline.toMillis() > 0, "'deadline' must be positive");
		return with(this.call.withDeadline(deadline));
	}

	@Override
	public <T> Mono<T> retrieve(Class<T> type) {
		return retrieve((Type) type);
	}

	@Override
	public <T> Mono<T> retrieve(ParameterizedTypeReference<T> type) {
		return retrieve(type.getType());
	}

	@Override
	public <T> Mono<Bitrix24Response<T>> exchange(Class<T> type) {
		return exchange((Type) type);
	}

	@Override
	public <T> Mono<Bitrix24Response<T>> exchange(ParameterizedTypeReference<T> type) {
		return exchange(type.getType());
	}

	private <T> Mono<T> retrieve(Type type) {
		JavaType javaType = this.jsonMapper.constructType(type);
		return this.next.exchange(this.call)
			.flatMap((envelope) -> Mono.justOrEmpty(this.<T>decode(envelope, javaType)));
	}

	private <T> Mono<Bitrix24Response<T>> exchange(Type type) {
		JavaType javaType = this.jsonMapper.constructType(type);
		return this.next.exchange(this.call)
			.map((envelope) -> new Bitrix24Response<T>(this.<T>decode(envelope, javaType), envelope.total(),
					envelope.next(), envelope.time()));
	}

	private <T> @Nullable T decode(Envelope envelope, JavaType type) {
		JsonSlice result = envelope.result();
		if (result == null || result.isNull()) {
			return null;
		}
		try {
			return result.decode(this.jsonMapper, type);
		}
		catch (JacksonException ex) {
			throw new Bitrix24UnreadableResponseException(new Bitrix24Error(null,
					"the result does not fit " + type.toCanonical() + ": " + ex.getOriginalMessage(),
					this.call.method(), 200, true), ex);
		}
	}

}

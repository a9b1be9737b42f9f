package io.github.b24spring.client.connect;

import java.util.function.Function;
import java.util.function.Supplier;

import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.walk.DefaultListSpec;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The client on top of the stages.
 */
public final class DefaultBitrix24Client implements Bitrix24Client {

	private final CallPipeline pipeline;

	private final JsonMapper jsonMapper;

	private final Function<String, DownloadSpec> downloads;

	private final Supplier<String> portalHost;

	private final Supplier<Bitrix24Limits> limits;

	public DefaultBitrix24Client(CallPipeline pipeline, JsonMapper jsonMapper, Function<String, DownloadSpec> downloads,
			Supplier<String> portalHost, Supplier<Bitrix24Limits> limits) {
		this.pipeline = pipeline;
		this.jsonMapper = jsonMapper;
		this.downloads = downloads;
		this.portalHost = portalHost;
		this.limits = limits;
	}

	@Override
	public CallSpec call(String method) {
		return this.pipeline.call(method);
	}

	@Override
	public BatchSpec batch() {
		return this.pipeline.batch();
	}

	@Override
	public <T> ListSpec<T> list(String method, Class<T> type) {
		return new DefaultListSpec<>(this.pipeline.first(), this.pipeline.retryPolicy(), this.jsonMapper, method,
				this.jsonMapper.constructType(type));
	}

	@Override
	public <T> ListSpec<T> list(String method, ParameterizedTypeReference<T> type) {
		return new DefaultListSpec<>(this.pipeline.first(), this.pipeline.retryPolicy(), this.jsonMapper, method,
				this.jsonMapper.constructType(type.getType()));
	}

	@Override
	public DownloadSpec download(String url) {
		return this.downloads.apply(url);
	}

	@Override
	public String portalHost() {
		return this.portalHost.get();
	}

	@Override
	public Bitrix24Limits limits() {
		return this.limits.get();
	}

	@Override
	public String toString() {
		return "Bitrix24Client for " + portalHost();
	}

}

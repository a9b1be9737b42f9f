package io.github.b24spring.client.connect;

import java.util.function.Function;
import java.util.function.Supplier;

import io.github.b24spring.client.BatchSpec;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.DownloadSpec;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.DefaultBatchSpec;
import io.github.b24spring.client.internal.pipeline.DefaultCallSpec;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.walk.DefaultListSpec;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The client on top of the stages.
 */
public final class DefaultBitrix24Client implements Bitrix24Client {

	private final Stage first;

	private final JsonMapper jsonMapper;

	private final Function<String, DownloadSpec> downloads;

	private final Supplier<String> portalHost;

	private final Supplier<Bitrix24Limits> limits;

	public DefaultBitrix24Client(Stage first, JsonMapper jsonMapper, Function<String, DownloadSpec> downloads,
			Supplier<String> portalHost, Supplier<Bitrix24Limits> limits) {
		this.first = first;
		this.jsonMapper = jsonMapper;
		this.downloads = downloads;
		this.portalHost = portalHost;
		this.limits = limits;
	}

	@Override
	public CallSpec call(String method) {
		return new DefaultCallSpec(this.first, this.jsonMapper, Call.of(method));
	}

	@Override
	public BatchSpec batch() {
		return new DefaultBatchSpec(this.first, this.jsonMapper);
	}

	@Override
	public <T> ListSpec<T> list(String method, Class<T> type) {
		return new DefaultListSpec<>(this.first, this.jsonMapper, method, this.jsonMapper.constructType(type));
	}

	@Override
	public <T> ListSpec<T> list(String method, ParameterizedTypeReference<T> type) {
		return new DefaultListSpec<>(this.first, this.jsonMapper, method,
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

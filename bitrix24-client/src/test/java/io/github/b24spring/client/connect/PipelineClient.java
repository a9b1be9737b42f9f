package io.github.b24spring.client.connect;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.internal.pipeline.CallPipeline;
import io.github.b24spring.client.internal.walk.MemoryBudget;

/**
 * A client on a pipeline without a portal.
 */
public final class PipelineClient {

	private PipelineClient() {
	}

	public static Bitrix24Client of(CallPipeline pipeline) {
		return of(pipeline, new MemoryBudget(64 * 1024 * 1024));
	}

	public static Bitrix24Client of(CallPipeline pipeline, MemoryBudget listMemory) {
		Bitrix24Client other = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("https://portal.example/rest/1/code/"))
			.build();
		return new DefaultBitrix24Client(pipeline, () -> "portal.example", other::limits, listMemory,
				ClientDefaults.NONE, other.mutate(), other::close);
	}

}

package io.github.b24spring.sample;

import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.autoconfigure.Bitrix24Properties;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The portal of the properties or, when they name none, an embedded one. An application
 * without a demo needs no such bean: the starter reads the properties itself.
 * <p>
 * It decides when it is made rather than by a condition, which would be settled when
 * sources are generated ahead of time.
 */
@Component
final class SamplePortal implements Bitrix24ConnectionDetails, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SamplePortal.class);

	private static final int ACTIVITIES = 30_000;

	private static final int DEALS = 250;

	private static final long PAGE_MILLISECONDS = 20;

	private final Bitrix24Properties properties;

	private final SslBundles sslBundles;

	private final @Nullable Bitrix24TestPortal demo;

	SamplePortal(Bitrix24Properties properties, SslBundles sslBundles) {
		this.properties = properties;
		this.sslBundles = sslBundles;
		this.demo = isConfigured(properties) ? null : demo();
		if (this.demo != null) {
			logger.info("No portal is configured: using the embedded demo portal at {}. "
					+ "Set BITRIX24_WEBHOOK_URL to use your own.", this.demo.url());
		}
	}

	/**
	 * Its rows are computed when they are read, and what it answered is not kept: however
	 * many there are, it starts at once and stays small.
	 */
	private static Bitrix24TestPortal demo() {
		return Bitrix24TestPortal.builder()
			.activities(ActivityData.generated(ACTIVITIES, IdSequence.dense(1))
				.withOwners(DEALS)
				.withCost(ListCost.ofPage(PAGE_MILLISECONDS)))
			.recordRequests(false)
			.start();
	}

	private static boolean isConfigured(Bitrix24Properties properties) {
		return StringUtils.hasText(properties.getWebhookUrl()) || StringUtils.hasText(properties.getPortalUrl())
				|| StringUtils.hasText(properties.getAccessToken());
	}

	boolean isDemo() {
		return this.demo != null;
	}

	@Override
	public @Nullable String getWebhookUrl() {
		return (this.demo != null) ? this.demo.webhookUrl() : this.properties.getWebhookUrl();
	}

	@Override
	public @Nullable String getPortalUrl() {
		return this.properties.getPortalUrl();
	}

	@Override
	public @Nullable String getAccessToken() {
		return this.properties.getAccessToken();
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		String bundle = this.properties.getHttp().getSsl().getBundle();
		return (bundle != null) ? this.sslBundles.getBundle(bundle) : null;
	}

	@Override
	public void close() {
		if (this.demo != null) {
			this.demo.close();
		}
	}

}

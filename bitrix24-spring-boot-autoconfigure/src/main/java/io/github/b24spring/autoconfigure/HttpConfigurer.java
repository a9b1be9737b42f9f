package io.github.b24spring.autoconfigure;

import java.util.function.UnaryOperator;

import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;

/**
 * Lays the properties of the client over the application's settings for HTTP clients.
 */
final class HttpConfigurer {

	private final Bitrix24Properties properties;

	private final @Nullable SslBundle sslBundle;

	private final UnaryOperator<String> names;

	HttpConfigurer(Bitrix24Properties properties, @Nullable SslBundle sslBundle, UnaryOperator<String> names) {
		this.properties = properties;
		this.names = names;
		this.sslBundle = sslBundle;
	}

	void configure(Bitrix24ClientBuilder builder, ClientHttpConnectorBuilder<?> connectorBuilder,
			HttpClientSettings applicationSettings) {
		PropertyChecks.check(this.properties, this.names);
		Bitrix24Properties.Http http = this.properties.getHttp();
		builder.httpSettings((settings) -> settings.withConnectTimeout(http.getConnectTimeout())
			.withResponseTimeout(http.getResponseTimeout())
			.withMaxResponseSize((int) http.getMaxResponseSize().toBytes())
			.withAllowedRedirectHosts(this.properties.getAllowedRedirectHosts())
			.withAllowedDownloadHosts(this.properties.getAllowedDownloadHosts()));
		// A redirect that is followed blindly turns a POST into a GET, and carries the
		// secret to wherever it leads.
		HttpClientSettings settings = applicationSettings.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withConnectTimeout(http.getConnectTimeout())
			.withReadTimeout(http.getResponseTimeout());
		HttpClientSettings secured = (this.sslBundle != null) ? settings.withSslBundle(this.sslBundle) : settings;
		if (connectorBuilder instanceof ReactorClientHttpConnectorBuilder reactor) {
			builder.reactorConnector((operator) -> reactor.withHttpClientCustomizer(operator).build(secured));
		}
		else {
			builder.connector(ConnectorHardening.harden(connectorBuilder).build(secured));
		}
	}

}

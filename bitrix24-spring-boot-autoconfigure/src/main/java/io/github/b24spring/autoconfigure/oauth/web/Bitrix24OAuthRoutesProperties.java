package io.github.b24spring.autoconfigure.oauth.web;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the routes by which portals and browsers reach an application.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.oauth.routes")
public class Bitrix24OAuthRoutesProperties {

	/**
	 * Whether there are routes.
	 */
	private boolean enabled = false;

	/**
	 * Path of the routes, which are 'authorize', 'callback' and 'install' below it.
	 */
	private String path = "/bitrix24";

	/**
	 * Longest time that a user takes on the portal's authorization page.
	 */
	private Duration stateLifetime = Duration.ofMinutes(10);

	/**
	 * Largest form that is read.
	 */
	private DataSize maxFormSize = DataSize.ofKilobytes(256);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPath() {
		return this.path;
	}

	public void setPath(String path) {
		this.path = path;
	}

	public Duration getStateLifetime() {
		return this.stateLifetime;
	}

	public void setStateLifetime(Duration stateLifetime) {
		this.stateLifetime = stateLifetime;
	}

	public DataSize getMaxFormSize() {
		return this.maxFormSize;
	}

	public void setMaxFormSize(DataSize maxFormSize) {
		this.maxFormSize = maxFormSize;
	}

}

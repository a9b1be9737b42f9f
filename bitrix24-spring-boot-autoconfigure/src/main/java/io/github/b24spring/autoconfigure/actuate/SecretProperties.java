package io.github.b24spring.autoconfigure.actuate;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the values of properties that are secrets, however their names are written.
 */
final class SecretProperties implements SanitizingFunction, Predicate<String> {

	private static final Pattern NAMES = Pattern.compile(
			"bitrix24.*(webhookurl|accesstoken|refreshtoken|clientsecret|applicationtoken|bottoken|encryptionkeys.*)");

	@Override
	public SanitizableData apply(SanitizableData data) {
		return test(data.getKey()) ? data.withSanitizedValue() : data;
	}

	@Override
	public boolean test(String name) {
		return NAMES.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).matches();
	}

}

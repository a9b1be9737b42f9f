package io.github.b24spring.client.exchange;

import java.util.List;

import io.github.b24spring.client.Bitrix24ValidationException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * The error part of an answer, of either REST version.
 */
record ErrorBody(@Nullable String code, @Nullable String description, List<FieldError> fieldErrors) {
}

package io.github.b24spring.client.internal.answer;

import java.util.List;

import io.github.b24spring.client.exception.Bitrix24ValidationException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * The error part of an answer, of either REST version.
 */
public record ErrorBody(@Nullable String code, @Nullable String description, List<FieldError> fieldErrors) {
}

package io.github.b24spring.testportal.list;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row with the fields that the documentation shows, computed from its position.
 *
 * @author The b24spring maintainers
 */
record DocumentedRow(long position, long id, @Nullable String idInRow, Map<String, FieldKind> kinds) implements Row {

	@Override
	public @Nullable Object value(String field) {
		FieldKind kind = this.kinds.get(field);
		if (kind == null) {
			return null;
		}
		return field.equals(this.idInRow) ? kind.id(this.id) : kind.value(field, this.position, this.id);
	}

}

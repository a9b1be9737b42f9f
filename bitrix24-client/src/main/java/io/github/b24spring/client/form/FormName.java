package io.github.b24spring.client.form;

import java.util.ArrayList;
import java.util.List;

/**
 * The levels of a field's name. {@code a[b][]} has three, the last of which is empty and
 * stands for the next number.
 */
final class FormName {

	private FormName() {
	}

	static List<String> levels(String name) {
		int open = name.indexOf('[');
		if (open <= 0) {
			return List.of(name);
		}
		List<String> levels = new ArrayList<>();
		levels.add(name.substring(0, open));
		while (open < name.length()) {
			int close = (name.charAt(open) == '[') ? name.indexOf(']', open) : -1;
			if (close == -1) {
				throw new InvalidFormException("The form has a field whose name has brackets that do not match", false);
			}
			levels.add(name.substring(open + 1, close));
			open = close + 1;
		}
		return levels;
	}

}

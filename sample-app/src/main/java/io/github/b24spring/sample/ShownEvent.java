package io.github.b24spring.sample;

import java.time.Instant;
import java.util.Locale;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmActivityEvent;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventChange;
import io.github.b24spring.client.event.TaskEvent;

/**
 * An event as the page shows it.
 *
 * @param time when the portal sent it
 * @param code the code
 * @param text what happened
 */
record ShownEvent(Instant time, String code, String text) {

	static ShownEvent of(Bitrix24Event event) {
		return new ShownEvent(event.time(), event.code(), text(event));
	}

	private static String text(Bitrix24Event event) {
		if (event instanceof CrmActivityEvent activity) {
			return "Activity " + activity.id() + " was " + word(activity.change());
		}
		if (event instanceof CrmItemEvent item) {
			return "Item " + item.id() + " of type " + item.entityTypeId() + " was " + word(item.change());
		}
		if (event instanceof TaskEvent task) {
			return "Task " + task.id() + " was " + word(task.change());
		}
		return "Something else happened";
	}

	private static String word(EventChange change) {
		return change.name().toLowerCase(Locale.ROOT);
	}

}

/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.testportal.crm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.list.Row;
import io.github.b24spring.testportal.list.RowTable;
import org.jspecify.annotations.Nullable;

/**
 * The activities of a portal, and what happened to them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class ActivityStore {

	private final ActivityData data;

	private final RowTable table;

	private final List<Addition> additions = Collections.synchronizedList(new ArrayList<>());

	private final Set<Long> appeared = Collections.synchronizedSet(new LinkedHashSet<>());

	private final Set<Long> vanished = Collections.synchronizedSet(new LinkedHashSet<>());

	private final Map<Long, String> transcripts = new ConcurrentHashMap<>();

	private final Set<Long> foreign = ConcurrentHashMap.newKeySet();

	private final AtomicLong pages = new AtomicLong();

	private final Random random;

	ActivityStore(ActivityData data) {
		this.data = data;
		this.table = new RowTable(data.ids(), data.rows(),
				(position, id) -> new GeneratedActivity(position, id, data.seed(), data.owners()));
		this.random = new Random(data.changeSeed());
	}

	/**
	 * Return the activities that were added by calls, in their order: a call that was
	 * repeated is there twice.
	 * @return the additions
	 */
	public List<Addition> additions() {
		synchronized (this.additions) {
			return List.copyOf(this.additions);
		}
	}

	/**
	 * Return the number of activities.
	 * @return the number of activities
	 */
	public long count() {
		return this.table.read((rows) -> rows.count());
	}

	/**
	 * Return the ids of all activities, ascending.
	 * @return the ids
	 */
	public LongStream ids() {
		return this.table.read((rows) -> {
			LongStream.Builder ids = LongStream.builder();
			PrimitiveIterator.OfLong iterator = rows.ids(0, true);
			while (iterator.hasNext()) {
				ids.add(iterator.nextLong());
			}
			return ids.build();
		});
	}

	/**
	 * Return an activity as it is stored.
	 * @param id the id of the activity
	 * @return its fields, empty if there is no such activity
	 */
	public Map<String, @Nullable Object> fields(long id) {
		Activity activity = find(id);
		return (activity != null) ? activity.fields() : Map.of();
	}

	/**
	 * Add an activity without a call.
	 * @param fields its fields, in their form on the wire; the rest is filled in
	 * @return its id
	 */
	public long put(Map<String, ? extends @Nullable Object> fields) {
		Map<String, @Nullable Object> all = ActivityFields.defaults();
		all.putAll(Map.of("OWNER_TYPE_ID", "2", "OWNER_ID", "1", "TYPE_ID", "2", "SUBJECT", "Call", "RESPONSIBLE_ID",
				"1"));
		all.putAll(fields);
		Binding owner = new Binding(PhpValues.integer(all.get("OWNER_TYPE_ID")),
				PhpValues.integer(all.get("OWNER_ID")));
		return this.table.add((id) -> {
			all.put("ID", Long.toString(id));
			return new Activity(id, all, List.of(owner), List.of(), List.of(), Map.of());
		});
	}

	/**
	 * Remove an activity without a call.
	 * @param id the id of the activity
	 * @return whether there was such an activity
	 */
	public boolean remove(long id) {
		return this.table.remove(id);
	}

	/**
	 * Return the ids of the activities that appeared while the list was read.
	 * @return the ids
	 */
	public Set<Long> appeared() {
		synchronized (this.appeared) {
			return new LinkedHashSet<>(this.appeared);
		}
	}

	/**
	 * Return the ids of the activities that vanished while the list was read.
	 * @return the ids
	 */
	public Set<Long> vanished() {
		synchronized (this.vanished) {
			return new LinkedHashSet<>(this.vanished);
		}
	}

	/**
	 * Give a call its transcript.
	 * @param id the id of the activity
	 * @param text the transcript
	 */
	public void transcript(long id, String text) {
		this.transcripts.put(id, text);
	}

	/**
	 * Make an activity that of another application.
	 * @param id the id of the activity
	 */
	public void giveToOtherApplication(long id) {
		this.foreign.add(id);
	}

	RowTable table() {
		return this.table;
	}

	@Nullable Activity find(long id) {
		Row row = this.table.get(id);
		return (row != null) ? Activity.of(row) : null;
	}

	boolean isForeign(long id) {
		return this.foreign.contains(id);
	}

	@Nullable String transcript(long id) {
		return this.transcripts.get(id);
	}

	boolean exists(long typeId, long id) {
		return CrmObjects.isType(typeId) && id >= 1 && id <= this.data.objects();
	}

	long add(String method, LongFunction<Activity> factory) {
		return this.table.add((id) -> {
			Activity activity = factory.apply(id);
			this.additions.add(new Addition(method, id, activity.fields()));
			return activity;
		});
	}

	void pageWasRead() {
		int every = this.data.pagesPerChange();
		if (every > 0 && this.pages.incrementAndGet() % every == 0) {
			change();
		}
	}

	private synchronized void change() {
		long count = count();
		if (count > 0) {
			long position = Math.floorMod(this.random.nextLong(), count);
			long id = this.table.read((rows) -> rows.ids(position, true).nextLong());
			if (this.table.remove(id)) {
				this.vanished.add(id);
			}
		}
		this.appeared.add(put(new LinkedHashMap<>(Map.of("SUBJECT", "Appeared"))));
	}

	/**
	 * An activity that was added by a call.
	 *
	 * @param method the method that was called
	 * @param id the id that the activity got
	 * @param fields the fields of the activity, in their form on the wire
	 * @since 0.1.0
	 */
	public record Addition(String method, long id, Map<String, @Nullable Object> fields) {
	}

}

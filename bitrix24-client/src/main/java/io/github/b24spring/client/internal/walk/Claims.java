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
package io.github.b24spring.client.internal.walk;

import java.util.TreeMap;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;

/**
 * What requests under way read of a list.
 */
final class Claims {

	private final TreeMap<Long, Claim> starts = new TreeMap<>();

	private final TreeMap<Long, Claim> ends = new TreeMap<>();

	void add(Claim claim) {
		(claim.isBackwards() ? this.ends : this.starts).put(position(claim), claim);
	}

	void remove(Claim claim) {
		(claim.isBackwards() ? this.ends : this.starts).remove(position(claim));
	}

	private static long position(Claim claim) {
		return claim.isBackwards() ? claim.upTo() : claim.after();
	}

	/**
	 * What is read from where it begins, by that position.
	 */
	TreeMap<Long, Claim> starts() {
		return this.starts;
	}

	/**
	 * The pages that are read backwards and end in a part of the list.
	 * @param after the position before the part
	 * @param upTo its last position
	 */
	int pagesFromEnds(long after, long upTo) {
		return this.ends.subMap(after, false, upTo, true).values().stream().mapToInt(Claim::pages).sum();
	}

}

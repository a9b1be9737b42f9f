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
package io.github.b24spring.client.catalog;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How reading and batchable are decided for a documented method: the rule and all of its
 * exceptions. A new line in the resource has to agree with it.
 */
final class CatalogRule {

	/**
	 * These read, although the last part of their name does not say so.
	 */
	static final Set<String> READING = names("""
			access.name app.info bizproc.workflow.instances calendar.event.get.nearest crm.calllist.statuslist
			crm.enum.activitydirection crm.enum.activitynotifytype crm.enum.activitypriority
			crm.enum.activitystatus crm.enum.activitytype crm.enum.addresstype crm.enum.contenttype
			crm.enum.ownertype crm.enum.settings.mode crm.requisite.preset.countries
			crm.requisite.preset.field.availabletoadd crm.status.entity.items documentation events
			humanresources.employee.multidepartment humanresources.employee.subordinates
			landing.repo.checkContent lists.element.get.file.url lists.get.iblock.type.id
			log.blogpost.getusers.important mail.mailbox.senders mail.message.thread methods profile
			rest.documentation.openapi scope server.time sonet_group.feature.access sonet_group.user.groups
			task.stages.canmovetask timeman.networkrange.check timeman.settings user.access user.admin
			user.current userconsent.agreement.text
			""");

	/**
	 * These do not read, although the last part of their name says so: they consume or
	 * acknowledge events, mark as read, create what they return, or may do so.
	 */
	static final Set<String> WRITING = names("""
			crm.invoice.getexternallink disk.file.getExternalLink disk.folder.getExternalLink
			disk.storage.getForApp event.offline.get im.disk.folder.get im.notify.read.list im.v2.Event.get
			imbot.v2.Event.get pull.application.config.get salescenter.payment.getPublicUrl
			""");

	/**
	 * These run on their own, although the last part of their name does not say so.
	 */
	static final Set<String> SINGLE = Set.of("batch", "user.userfield.file.get");

	private static final Set<String> READING_VERBS = Set.of("children", "count", "download", "fields", "status", "tail",
			"types");

	private static final Set<String> READING_PREFIXES = Set.of("find", "get", "is", "list", "resolve", "search");

	private CatalogRule() {
	}

	static boolean reads(String method) {
		return READING.contains(method) || (readsByVerb(method) && !WRITING.contains(method));
	}

	static boolean readsByVerb(String method) {
		String verb = verb(method);
		return READING_VERBS.contains(verb) || READING_PREFIXES.stream().anyMatch(verb::startsWith);
	}

	static boolean single(String method) {
		return SINGLE.contains(method) || movesFile(method);
	}

	static boolean movesFile(String method) {
		String verb = verb(method);
		return verb.contains("upload") || verb.contains("download");
	}

	static String verb(String method) {
		return method.substring(method.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	private static Set<String> names(String text) {
		return Set.copyOf(Stream.of(text.trim().split("\\s+")).toList());
	}

}

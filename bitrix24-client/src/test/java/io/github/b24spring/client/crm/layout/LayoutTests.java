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
package io.github.b24spring.client.crm.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.b24spring.client.crm.layout.Action.OpenRestApp;
import io.github.b24spring.client.crm.layout.Action.Redirect;
import io.github.b24spring.client.crm.layout.Action.RestEvent;
import io.github.b24spring.client.crm.layout.ContentBlock.Deadline;
import io.github.b24spring.client.crm.layout.ContentBlock.LargeText;
import io.github.b24spring.client.crm.layout.ContentBlock.LineOfBlocks;
import io.github.b24spring.client.crm.layout.ContentBlock.Link;
import io.github.b24spring.client.crm.layout.ContentBlock.PlainText;
import io.github.b24spring.client.crm.layout.ContentBlock.WithTitle;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class LayoutTests {

	private static final JsonMapper JSON = Bitrix24JsonMapper.create();

	private static final PlainText HELLO = new PlainText(Text.of("Hello"));

	private static final String FULL = """
			{"icon":{"code":"call"},
			"header":{"title":{"en":"Visit","de":"Besuch"},"titleAction":{"type":"redirect","uri":"/crm/"},
			"tags":{"t1":{"title":"New","type":"success","action":{"type":"restEvent","id":"tag"},"scope":"web",
			"hideIfReadonly":true}}},
			"body":{"logo":{"code":"comment","action":{"type":"openRestApp","actionParams":{"a":1},
			"sliderParams":{"width":700,"title":"App"}}},
			"blocks":{"b1":{"type":"text","properties":{"value":"Hello","multiline":true,"title":"Tip","bold":false,
			"size":"md","color":"base_70","scope":"mobile"}},
			"b2":{"type":"largeText","properties":{"value":"Long"}},
			"b3":{"type":"link","properties":{"text":"Open","action":{"type":"restEvent","id":"open",
			"actionParams":{"x":"y"},"animationType":"loader"},"bold":true}},
			"b4":{"type":"withTitle","properties":{"title":"Due","block":{"type":"deadline",
			"properties":{"readonly":true}},"inline":true}},
			"b5":{"type":"lineOfBlocks","properties":{"blocks":{"l1":{"type":"text","properties":{"value":"Hello"}},
			"l2":{"type":"deadline"}}}}}},
			"footer":{"buttons":{"ok":{"title":"OK","type":"primary","action":{"type":"restEvent","id":"ok"}}},
			"menu":{"showPinItem":false,"items":{"m1":{"title":"More","action":{"type":"redirect","uri":"/"}}}}}}""";

	@Test
	void everyElementIsWrittenAndRead() {
		Layout layout = full();
		String json = JSON.writeValueAsString(layout);
		assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree(FULL));
		assertThat(JSON.readValue(json, Layout.class)).isEqualTo(layout);
		assertThatNoException().isThrownBy(layout::validate);
	}

	@Test
	void blocksKeepTheirOrder() {
		Map<String, ContentBlock> blocks = new LinkedHashMap<>();
		IntStream.rangeClosed(1, 20).forEach((i) -> blocks.put("b" + (21 - i), HELLO));
		LayoutBlocks read = JSON.readValue(JSON.writeValueAsString(new LayoutBlocks(blocks)), LayoutBlocks.class);
		assertThat(read.blocks().keySet()).containsExactlyElementsOf(blocks.keySet());
	}

	@Test
	void mapsComeAsArraysWhenPhpSeesLists() {
		Layout layout = JSON.readValue("""
				{"icon":{"code":"call"},"header":{"title":"T","tags":[]},"body":{"logo":{"code":"l"},
				"blocks":[{"type":"deadline","properties":[]}]},"footer":[]}""", Layout.class);
		assertThat(layout).isEqualTo(new Layout(new Icon("call"), new Header(Text.of("T")),
				new Body(new Logo("l"), Map.of("0", new Deadline()))));
	}

	@Test
	void unknownKindsAreKept() {
		String json = """
				{"blocks":{"a":{"type":"chart","properties":{"points":[1,2]}},
				"b":{"type":"link","properties":{"text":"T","action":{"type":"dance","steps":3}}}}}""";
		LayoutBlocks blocks = JSON.readValue(json, LayoutBlocks.class);
		assertThat(blocks.blocks().get("a")).isInstanceOf(ContentBlock.Unknown.class);
		assertThat(((Link) blocks.blocks().get("b")).action().type()).isEqualTo("dance");
		assertThat(JSON.readTree(JSON.writeValueAsString(blocks))).isEqualTo(JSON.readTree(json));
	}

	@Test
	void numbersOfElementsAreLimited() {
		Map<String, ContentBlock> blocks = new LinkedHashMap<>();
		assertRefused(withBlocks(blocks), "body.blocks must not be empty");
		IntStream.range(0, 20).forEach((i) -> blocks.put("b" + i, HELLO));
		assertThatNoException().isThrownBy(withBlocks(blocks)::validate);
		blocks.put("b20", HELLO);
		assertRefused(withBlocks(blocks), "body.blocks can have at most 20 elements, not 21");
		Tag tag = new Tag(Text.of("T"), Emphasis.WARNING);
		assertRefused(withHeader(new Header(Text.of("T"), null, Map.of("a", tag, "b", tag, "c", tag))), "header.tags");
		Button button = new Button(Text.of("T"), Emphasis.PRIMARY, new Redirect("/"));
		assertRefused(simple().withFooter(new Footer(Map.of("a", button, "b", button, "c", button))),
				"footer.buttons can have at most 2");
	}

	@Test
	void keysAreMadeOfFewCharacters() {
		assertThatNoException().isThrownBy(withBlocks(Map.of("aZ0-_", HELLO))::validate);
		assertRefused(withBlocks(Map.of("a b", HELLO)), "'a b'");
		assertRefused(withBlocks(Map.of("", HELLO)), "''");
		assertRefused(withBlocks(Map.of("line", new LineOfBlocks(Map.of("ä", HELLO), null))),
				"body.blocks.line.blocks has the key 'ä'");
		assertRefused(
				simple().withFooter(
						new Footer(Map.of(), new Menu(Map.of("m.1", new MenuItem(Text.of("T"), new Redirect("/")))))),
				"footer.menu.items");
	}

	@Test
	void sliderHasAWidthOrABoundary() {
		Action both = new OpenRestApp(Map.of(), new Slider(1, 2, null));
		assertRefused(withBlocks(Map.of("a", new Link(Text.of("T"), both))), "body.blocks.a.action.sliderParams");
		assertRefused(withHeader(new Header(Text.of("T"), both, Map.of())), "header.titleAction");
		Action one = new OpenRestApp(Map.of(), Slider.ofLeftBoundary(2));
		assertThatNoException().isThrownBy(withBlocks(Map.of("a", new Link(Text.of("T"), one)))::validate);
	}

	@Test
	void linesAndTitlesHoldTextsLinksAndDeadlines() {
		ContentBlock large = new LargeText(Text.of("T"), null);
		assertRefused(withBlocks(Map.of("a", new LineOfBlocks(Map.of("b", large), null))),
				"body.blocks.a.blocks.b can be a text, a link or a deadline, not 'largeText'");
		assertRefused(withBlocks(Map.of("a", new WithTitle(Text.of("T"), large, null, null))), "body.blocks.a.block");
		assertRefused(withBlocks(Map.of("a", new LineOfBlocks(Map.of(), null))),
				"body.blocks.a.blocks must not be empty");
	}

	@Test
	void tagsAndButtonsStandOutInKnownWays() {
		assertRefused(
				withHeader(
						new Header(Text.of("T"), null, Map.of("a", new Tag(Text.of("T"), new Emphasis("lavender"))))),
				"lavender");
		assertRefused(
				simple()
					.withFooter(new Footer(Map.of("a", new Button(Text.of("T"), Emphasis.FAILURE, new Redirect("/"))))),
				"failure");
	}

	private static void assertRefused(Layout layout, String part) {
		assertThatIllegalArgumentException().isThrownBy(layout::validate).withMessageContaining(part);
	}

	private static Layout simple() {
		return withBlocks(Map.of("a", HELLO));
	}

	private static Layout withBlocks(Map<String, ContentBlock> blocks) {
		return new Layout(new Icon("call"), new Header(Text.of("T")), new Body(new Logo("l"), blocks));
	}

	private static Layout withHeader(Header header) {
		return new Layout(new Icon("call"), header, new Body(new Logo("l"), Map.of("a", HELLO)));
	}

	private static Layout full() {
		Header header = new Header(Text.translated(Map.of("en", "Visit", "de", "Besuch")), new Redirect("/crm/"),
				Map.of("t1", new Tag(Text.of("New"), Emphasis.SUCCESS, new RestEvent("tag"), Scope.WEB, true)));
		Map<String, ContentBlock> blocks = new LinkedHashMap<>();
		blocks.put("b1", new PlainText(Text.of("Hello"), true, Text.of("Tip"), false, TextSize.MD, TextColor.BASE_70,
				Scope.MOBILE));
		blocks.put("b2", new LargeText(Text.of("Long"), null));
		blocks.put("b3",
				new Link(Text.of("Open"), new RestEvent("open", Map.of("x", "y"), Animation.LOADER), true, null));
		blocks.put("b4", new WithTitle(Text.of("Due"), new Deadline(true, null), true, null));
		Map<String, ContentBlock> line = new LinkedHashMap<>();
		line.put("l1", HELLO);
		line.put("l2", new Deadline());
		blocks.put("b5", new LineOfBlocks(line, null));
		Logo logo = new Logo("comment", new OpenRestApp(Map.of("a", 1), Slider.ofWidth(700).withTitle(Text.of("App"))));
		Footer footer = new Footer(Map.of("ok", new Button(Text.of("OK"), Emphasis.PRIMARY, new RestEvent("ok"))),
				new Menu(false, null, null, Map.of("m1", new MenuItem(Text.of("More"), new Redirect("/")))));
		return new Layout(new Icon("call"), header, new Body(logo, blocks)).withFooter(footer);
	}

}

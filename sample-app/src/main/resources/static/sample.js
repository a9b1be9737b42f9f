"use strict";

// A local date and time means nothing without the offset that the clock here has then.
for (const deadline of document.querySelectorAll("input[data-offset]")) {
	const offset = document.getElementById(deadline.dataset.offset);
	deadline.form.addEventListener("submit", () => {
		const date = new Date(deadline.value);
		offset.value = Number.isNaN(date.getTime()) ? "" : String(-date.getTimezoneOffset());
	});
}

// Impatience must not add a todo twice.
for (const form of document.querySelectorAll("form[data-once]")) {
	const button = form.querySelector("button");
	form.addEventListener("submit", () => { button.disabled = true; });
	window.addEventListener("pageshow", () => { button.disabled = false; });
}

// The browser downloads the file; the page hears from the server how far it is.
const link = document.getElementById("export");
if (link) {
	const running = document.getElementById("running");
	const bar = running.querySelector("progress");
	const count = document.getElementById("count");
	const result = document.getElementById("result");
	const file = link.getAttribute("href");
	const number = (value) => value.toLocaleString("en");
	let source;

	const end = (style, text) => {
		source.close();
		link.removeAttribute("aria-disabled");
		result.className = `result ${style}`;
		result.textContent = text;
	};

	const show = (progress) => {
		const total = progress.state === "DONE" ? progress.rows : progress.total;
		if (total === null) {
			bar.removeAttribute("value");
		}
		else {
			bar.max = Math.max(total, progress.rows, 1);
			bar.value = progress.state === "DONE" ? bar.max : progress.rows;
		}
		const share = total > progress.rows ? ` of about ${number(total)}` : "";
		count.textContent = `${number(progress.rows)}${share} activities`;
		switch (progress.state) {
			case "RUNNING":
				result.textContent = "";
				break;
			case "RETRYING":
				result.textContent = `${progress.message}. The export waits and tries again.`;
				break;
			case "DONE":
				end("good", "The file is complete.");
				break;
			case "FAILED":
				end("bad", `The export failed, and the file is not complete. ${progress.message}`);
				break;
			case "STOPPED":
				end("bad", "The download was stopped, and the file is not complete.");
				break;
		}
	};

	link.addEventListener("click", (event) => {
		if (link.hasAttribute("aria-disabled")) {
			event.preventDefault();
			return;
		}
		const id = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
		link.href = `${file}?export=${id}`;
		link.setAttribute("aria-disabled", "true");
		running.hidden = false;
		bar.removeAttribute("value");
		count.textContent = "Starting …";
		result.className = "result";
		result.textContent = "";
		source = new EventSource(`${link.dataset.progress}${id}/progress`);
		source.addEventListener("message", (message) => show(JSON.parse(message.data)));
		source.addEventListener("error", () => end("bad", "The connection to the application was lost: "
				+ "look at the browser's downloads whether the file is complete."));
	});
}

// Events of the portal, the newest first.
const events = document.getElementById("events");
if (events) {
	const state = document.getElementById("state");
	const source = new EventSource(events.dataset.stream);
	source.addEventListener("open", () => {
		events.replaceChildren();
		state.textContent = "Waiting for events.";
	});
	source.addEventListener("error", () => { state.textContent = "The connection was lost; trying again."; });
	source.addEventListener("message", (message) => {
		const event = JSON.parse(message.data);
		const item = document.createElement("li");
		const time = document.createElement("time");
		time.dateTime = event.time;
		time.textContent = new Date(event.time).toLocaleTimeString();
		const code = document.createElement("code");
		code.textContent = event.code;
		item.append(time, " ", event.text, " ", code);
		events.prepend(item);
		state.textContent = "";
	});
}

// The limiter, four times a second. Only the end of the calls is announced.
const limiter = document.getElementById("limiter");
if (limiter) {
	const put = (id, text) => { document.getElementById(id).textContent = text; };
	const whole = (value) => Math.round(value).toLocaleString("en");
	const meter = document.getElementById("permits-meter");
	const row = (use) => {
		const line = document.createElement("tr");
		const name = document.createElement("th");
		name.scope = "row";
		name.className = "code";
		name.textContent = use.method;
		const cells = [[`${use.seconds.toFixed(1)} s`, "Used"], [use.stopped ? "Stopped" : "Runs", "State"]].map(([text, label]) => {
			const cell = document.createElement("td");
			cell.dataset.label = label;
			cell.textContent = text;
			return cell;
		});
		line.append(name, ...cells);
		return line;
	};
	new EventSource(limiter.dataset.stream).addEventListener("message", (message) => {
		const now = JSON.parse(message.data);
		const counted = typeof now.capacity === "number";
		meter.max = counted ? now.capacity : 1;
		meter.value = counted ? now.permits : 1;
		put("permits", counted ? `${whole(now.permits)} of ${whole(now.capacity)}` : "not counted");
		put("rate", counted ? now.rate : "not counted");
		put("interactive", whole(now.interactive));
		put("bulk", whole(now.bulk));
		put("paused", now.pausedFor > 0 ? `${now.pausedFor.toFixed(1)} s` : "None");
		put("calls", whole(now.traffic.calls));
		put("requests", whole(now.traffic.requests));
		put("joined", whole(now.traffic.joined));
		document.getElementById("methods").replaceChildren(...now.methods.map(row));
	});

	const button = document.getElementById("load");
	const result = document.getElementById("result");
	button.addEventListener("click", async () => {
		if (button.hasAttribute("aria-disabled")) {
			return;
		}
		button.setAttribute("aria-disabled", "true");
		result.className = "result";
		result.textContent = "1,000 calls are under way.";
		try {
			const response = await fetch(button.dataset.calls, { method: "POST" });
			if (!response.ok) {
				throw new Error(`HTTP ${response.status}`);
			}
			const load = await response.json();
			result.className = load.failed > 0 ? "result bad" : "result good";
			result.textContent = `${whole(load.answered)} calls were answered in ${load.seconds.toFixed(1)} s, with `
					+ `${whole(load.requests)} requests; ${whole(load.failed)} failed.`;
		}
		catch (failure) {
			result.className = "result bad";
			result.textContent = `The application did not answer: ${failure.message}`;
		}
		button.removeAttribute("aria-disabled");
	});
}

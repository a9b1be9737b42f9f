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

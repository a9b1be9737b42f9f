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

// Keeps the two ways to choose a day from contradicting each other. Without script the server lets the radio win.
"use strict";

for (const form of document.querySelectorAll("form")) {
  const typed = form.elements.namedItem("visit_date");
  const days = form.querySelectorAll("input[name=visit_day]");
  if (!typed) continue;
  typed.addEventListener("input", () => { for (const day of days) day.checked = false; });
  for (const day of days) {
    day.addEventListener("change", () => { typed.value = day.value.split("-").reverse().join("/"); });
  }
}

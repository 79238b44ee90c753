// Keeps the bill of the catalogue in step with the ticks. Without it “Hitung ulang” does the same on the server.
"use strict";

const form = document.querySelector("[data-calculator]");
const rupiahOf = (amount) => "Rp" + String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
const one = (selector) => form.querySelector(selector);

const cell = (text) => {
  const made = document.createElement("td");
  made.textContent = text;
  return made;
};

const show = () => {
  const chosen = [...form.querySelectorAll("[name=hitung]")].filter((box) => box.type === "hidden" || box.checked);
  const total = rupiahOf(chosen.reduce((sum, box) => sum + Number(box.dataset.price), 0));
  const rows = chosen.map((box) => {
    const row = document.createElement("tr");
    row.append(cell(box.dataset.name), cell(rupiahOf(box.dataset.price)));
    return row;
  });
  one("[data-bill] tbody").replaceChildren(...rows);
  one("[data-bill-total]").textContent = total;
  one("[data-bill-days] span").textContent = Math.max(0, ...chosen.map((box) => Number(box.dataset.days)));
  one("[data-bill]").hidden = one("[data-bill-days]").hidden = !chosen.length;
  one("[data-bill-empty]").hidden = chosen.length > 0;

  const amount = document.createElement("b");
  amount.textContent = total;
  one(".totalbar").hidden = !chosen.length;
  one("[data-bar-total]").replaceChildren(`${chosen.length} pemeriksaan `, amount);

  const others = chosen.filter((box) => !("register" in box.dataset)).length;
  one("[data-bill-others] span").textContent = others;
  one("[data-bill-others]").hidden = !others;
  for (const button of form.querySelectorAll("[data-bill-print]")) button.hidden = !chosen.length;
};

for (const button of form.querySelectorAll("[data-recount]")) button.hidden = true;
form.addEventListener("change", (event) => event.target.name === "hitung" && show());
show(); // a browser that goes back keeps the ticks, not the sum

// Browsers that can't show a closed <details> by style get it opened.
if (matchMedia("(min-width: 60em)").matches) one(".filters").open = true;

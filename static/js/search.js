// Offers while one types, by the combobox pattern of the ARIA guide. Without it Enter leads to the page of results.
"use strict";

const PAUSE = 180; // milliseconds without a letter before the server is asked
const LEAST = 2;

for (const [number, form] of [...document.querySelectorAll("form[data-suggest]")].entries()) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let options = [];
  let active = -1;
  let timer = 0;
  let asking = null;
  let pausedUntil = 0;

  list.id = `saran-${number}`;
  list.className = "offers";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Saran pencarian");
  status.className = "vh";
  status.setAttribute("role", "status");
  input.parentElement.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);

  const choose = (index) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = options[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    choose(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
  };

  const open = () => {
    if (!options.length) return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };

  const part = (tag, text) => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };

  const show = (suggestions) => {
    close();
    options = suggestions.map((each, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.dataset.url = each.url;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(part("b", each.title), part("small", each.kind));
      if (each.note) option.append(part("span", each.note));
      return option;
    });
    list.replaceChildren(...options);
    open();
    status.textContent = options.length ? `${options.length} saran. Pilih dengan panah atas dan bawah.` : "Tidak ada saran.";
  };

  const ask = async () => {
    const text = input.value.trim();
    if (text.length < LEAST || Date.now() < pausedUntil) return;
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: text })}`, {
        headers: { Accept: "application/json" },
        credentials: "omit",
        signal: asking.signal,
      });
      if (answer.ok) show((await answer.json()).suggestions);
      else pausedUntil = Date.now() + 1000 * (Number(answer.headers.get("Retry-After")) || 30);
    } catch {
      // Taken back by the next letter, or no network: the form still works.
    }
  };

  input.addEventListener("input", () => {
    close();
    options = [];
    timer = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const shown = !list.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      open();
      // One place beyond the ends is the field itself.
      const places = options.length + 1;
      choose(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault(); // a second one empties the field, as browsers do
      close();
    } else if (event.key === "Enter" && shown && active >= 0) {
      event.preventDefault();
      location.assign(options[active].dataset.url);
    }
  });

  // Before the field loses the focus, and with it the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
}

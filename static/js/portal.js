// Saves steps, never needed: every page works without it. No inline handlers, no dependencies.
"use strict";

// An error summary takes the focus, so that it is read first.
document.querySelector("[data-focus]")?.focus();

// A closed <details> must not hide the field that an error links to.
const openAround = (hash) => {
  const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  for (let box = target.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
};
addEventListener("hashchange", () => openAround(location.hash));

// Menus close with Escape, the one of the wide header also when the focus leaves it.
for (const each of document.querySelectorAll("details.menu, details.nav__more")) {
  each.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !each.open) return;
    each.open = false;
    each.querySelector("summary").focus();
  });
}
const more = document.querySelector("details.nav__more");
more?.addEventListener("focusout", (event) => {
  if (!more.contains(event.relatedTarget)) more.open = false;
});

// The phone menu closes when a link of this page was taken.
const menu = document.querySelector("details.menu");
menu?.addEventListener("click", (event) => {
  if (event.target.closest("nav a")) menu.open = false;
});

// "No file chosen" in the language of the browser is no help beside our own button; the name of a chosen file is.
for (const input of document.querySelectorAll(".pick input[type=file]")) {
  const show = () => input.toggleAttribute("data-empty", !input.files.length);
  input.addEventListener("change", show);
  show();
}

// The player of a film comes when somebody wants to see it; nothing is asked of its host before.
for (const poster of document.querySelectorAll("a[data-player]")) {
  poster.addEventListener("click", (event) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.className = "film__frame";
    frame.title = poster.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin"; // the host refuses a player that doesn't say where it is
    frame.src = poster.dataset.player;
    poster.replaceWith(frame);
    frame.focus();
  });
}

// The running total of choices with prices.
const rupiah = (amount) => "Rp" + String(amount).replace(/\B(?=(\d{3})+$)/g, ".");
for (const picker of document.querySelectorAll("[data-picker]")) {
  const output = picker.querySelector("[data-total]");
  const count = () => {
    const chosen = [...picker.querySelectorAll("input[data-price]:checked")];
    const sum = chosen.reduce((total, box) => total + Number(box.dataset.price), 0);
    const amount = document.createElement("b");
    amount.textContent = rupiah(sum);
    output.replaceChildren(`${chosen.length} ${picker.dataset.unit} `, amount);
    for (const group of picker.querySelectorAll("details")) {
      const tag = group.querySelector("[data-count]");
      const here = group.querySelectorAll("input[data-price]:checked").length;
      tag.textContent = here ? `${here} dipilih` : `${tag.dataset.all} pilihan`;
      tag.classList.toggle("tag--ok", here > 0);
    }
  };
  picker.querySelector("[data-recount]").hidden = true;
  picker.addEventListener("change", count);
  count(); // a browser that goes back keeps the ticks, not the sum
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Proves in the background that a browser, not a mass mailer, fills the form. Without script, worker or crypto the form
// goes without a proof: the server takes a few of those from one address. Nothing here needs a hand, an eye or an ear.
"use strict";

const PATIENCE = 45_000; // milliseconds that a sent form waits for the proof

for (const form of document.querySelectorAll("form[data-challenge]")) {
  const proof = form.elements.namedItem("proof");
  const notice = form.querySelector("[data-proof-notice]");
  let working = null;

  const start = () => {
    working ??= new Promise((resolve) => {
      if (proof.value || !globalThis.Worker || !globalThis.crypto?.subtle) return resolve();
      const worker = new Worker(form.dataset.worker);
      worker.addEventListener("message", ({ data }) => {
        proof.value = data;
        worker.terminate();
        resolve();
      });
      worker.addEventListener("error", () => resolve());
      worker.postMessage(JSON.parse(form.dataset.challenge));
      setTimeout(resolve, PATIENCE);
    });
    return working;
  };

  // Whoever only looks at the form doesn't spend battery on it.
  form.addEventListener("focusin", start, { once: true });
  form.addEventListener("input", start, { once: true });

  let isReady = false;
  let isWaiting = false;
  form.addEventListener("submit", (event) => {
    if (isReady || proof.value || event.submitter?.hasAttribute("data-recount")) return;
    event.preventDefault();
    if (isWaiting) return;
    isWaiting = true;
    const slow = setTimeout(() => { notice.hidden = false; }, 400);
    start().then(() => {
      clearTimeout(slow);
      notice.hidden = true;
      isWaiting = false;
      isReady = true;
      form.requestSubmit(event.submitter ?? undefined);
    });
  });
}

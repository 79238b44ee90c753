// Finds the counter of an ALTCHA v2 challenge: PBKDF2 over nonce and counter until the key starts as asked.
"use strict";

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(buffer, (byte) => byte.toString(16).padStart(2, "0")).join("");

const derive = async (parameters, counter) => {
  const nonce = bytes(parameters.nonce);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, counter);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const salt = bytes(parameters.salt);
  const how = { name: "PBKDF2", hash: parameters.algorithm.split("/")[1], salt, iterations: parameters.cost };
  return hex(new Uint8Array(await crypto.subtle.deriveBits(how, key, parameters.keyLength * 8)));
};

addEventListener("message", async ({ data: challenge }) => {
  const started = performance.now();
  for (let counter = 0; ; counter += 1) {
    const derivedKey = await derive(challenge.parameters, counter);
    if (!derivedKey.startsWith(challenge.parameters.keyPrefix)) continue;
    const solution = { counter, derivedKey, time: performance.now() - started };
    postMessage(btoa(JSON.stringify({ challenge, solution })));
    return;
  }
});

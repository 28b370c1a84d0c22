// Progressive enhancement alone: every page works without this file.
// Listeners stand on the document, so that parts which htmx brings later behave like the rest.
const page = document;
const said = (name) => page.getElementById("alarm-words")?.dataset[name] ?? "";

// ---- menus: the second bar's on phones, and any <details data-menu>
page.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    const open = opener.getAttribute("aria-expanded") !== "true";
    opener.setAttribute("aria-expanded", String(open));
    page.getElementById(opener.getAttribute("aria-controls"))?.toggleAttribute("data-open", open);
  }
  for (const menu of page.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
page.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// ---- long lists of parts begin closed on narrow pages
if (matchMedia("(max-width: 64rem)").matches) {
  for (const list of page.querySelectorAll("details[data-narrow-closed]")) list.open = false;
}

// ---- map and table: what is pointed at in one is marked in the other
const mark = (event, on) => {
  const code = event.target.closest?.("[data-code]")?.dataset.code;
  if (!code) return;
  for (const twin of page.querySelectorAll(`[data-code="${CSS.escape(code)}"]`)) {
    twin.classList.toggle("hot", on);
  }
};
for (const name of ["pointerover", "focusin"]) page.addEventListener(name, (event) => mark(event, true));
for (const name of ["pointerout", "focusout"]) page.addEventListener(name, (event) => mark(event, false));

// ---- sorting in place, when every row is on the page; the heading is a GET link otherwise
page.addEventListener("click", (event) => {
  const link = event.target.closest("table[data-sort] thead a[data-sorts]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const head = link.closest("th");
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  sortRows(head.closest("table").tBodies[0], head.cellIndex, down);
});
function sortRows(body, column, down) {
  const words = new Intl.Collator(page.documentElement.lang, { numeric: true });
  const value = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent.trim();
  const order = (one, other) => {
    const [a, b] = [value(one), value(other)];
    const numbers = a !== "" && b !== "" && !Number.isNaN(+a) && !Number.isNaN(+b);
    return (numbers ? a - b : words.compare(a, b)) * (down ? -1 : 1);
  };
  body.append(...[...body.rows].sort(order));
}

// ---- a list that is put in order by dragging; the buttons in it do the same
let held = null;
const draggable = (event) => event.target.closest?.("[data-order] > [draggable]");
page.addEventListener("dragstart", (event) => {
  held = draggable(event);
});
page.addEventListener("dragover", (event) => {
  const over = held && draggable(event);
  if (!over || over.parentElement !== held.parentElement) return;
  event.preventDefault();
  const box = over.getBoundingClientRect();
  if (over !== held) over[event.clientY > box.top + box.height / 2 ? "after" : "before"](held);
});
page.addEventListener("dragend", () => {
  held?.closest("form").requestSubmit();
  held = null;
});

// ---- focus: to the summary of errors; after an exchange, to what took the place of what was lost
page.querySelector("[data-autofocus]")?.focus();
page.addEventListener("htmx:afterSettle", (event) => {
  const part = event.detail.elt;
  const wanted = part.matches?.("[data-autofocus]") ? part : part.querySelector?.("[data-autofocus]");
  if (wanted) {
    wanted.focus();
  } else if (!page.activeElement || page.activeElement === page.body) {
    if (!part.hasAttribute("tabindex")) part.setAttribute("tabindex", "-1");
    part.focus({ preventScroll: true });
  }
});
// A link in the summary leads to the field itself, also when it lies in a closed part.
page.addEventListener("click", (event) => {
  const link = event.target.closest(".errsum a[href^='#']");
  const field = link && page.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.closest("details:not([open])")?.setAttribute("open", "");
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
});

// ---- forms: sent once; not left by accident with something unsaved in them
const changed = new Set();
page.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-guard]")) changed.add(form);
});
// In the capturing phase, so that htmx does not see the second sending either.
page.addEventListener("submit", (event) => {
  const form = event.target;
  changed.delete(form);
  if (!form.matches("[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => sendable(form), 8000);
}, true);
const sendable = (form) => delete form.dataset.sent;
addEventListener("pageshow", () => page.querySelectorAll("form[data-sent]").forEach(sendable));
page.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt?.closest?.("form");
  if (!form) return;
  sendable(form);
  if (!event.detail.successful && form.matches("[data-guard]")) changed.add(form);
});
addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});

// ---- drafts that save themselves: the status line says saving, saved (from the server) or not saved
const statusOf = (event) => page.getElementById(event.detail.elt?.dataset?.autosave ?? "");
page.addEventListener("htmx:beforeRequest", (event) => {
  const line = statusOf(event);
  if (line) {
    line.dataset.state = "busy";
    line.textContent = said("saving");
  }
});
page.addEventListener("htmx:afterRequest", (event) => {
  const line = statusOf(event);
  if (!line) return;
  if (event.detail.successful) {
    delete line.dataset.state;
  } else {
    line.dataset.state = "failed";
    line.textContent = said("notSaved");
  }
});

// ---- an exchange that failed is said aloud, and nothing is taken off the page
const REASONS = { 401: "signedOut", 403: "refused", 404: "gone", 410: "gone", 413: "tooMuch" };
function alarm(words) {
  const place = page.getElementById("alarm");
  if (!place || !words) return;
  const notice = page.createElement("div");
  const text = page.createElement("p");
  const close = page.createElement("button");
  notice.className = "notice notice-bad notice-said";
  text.textContent = words;
  close.type = "button";
  close.className = "linkbtn";
  close.textContent = said("close");
  close.addEventListener("click", () => place.replaceChildren());
  notice.append(text, close);
  place.replaceChildren(notice);
}
page.addEventListener("htmx:responseError", (event) => {
  alarm(said(REASONS[event.detail.xhr.status] ?? "failed"));
});
page.addEventListener("htmx:sendError", () => alarm(said("offline")));
page.addEventListener("htmx:timeout", () => alarm(said("offline")));

// Small helps on top of pages that work without them. No framework; every piece looks for its own data- attribute.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const isTyping = (target) => target.matches("input, textarea, select, [contenteditable]");

  // ---- theme
  const showTheme = () => all("[data-theme-choice]").forEach((button) =>
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === window.dondocTheme.chosen())));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (!button) return;
    window.dondocTheme.choose(button.dataset.themeChoice);
    showTheme();
  });

  // ---- menus made of <details>: one open at a time, Escape and a click outside close
  document.addEventListener("click", (event) => all("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  }));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    all("details[data-menu][open]").forEach((menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });

  // ---- keys: "/" to search, j and k through a list, Enter opens
  const rows = () => all("[data-list] [data-href]");
  const mark = (row) => {
    all("[data-list] .dd-current").forEach((other) => other.classList.remove("dd-current"));
    row.classList.add("dd-current");
    const link = row.querySelector("a[href]");
    (link || row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      const search = document.getElementById("dd-search") || document.querySelector("[data-filters] [name=q]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    } else if (event.key === "j" || event.key === "k") {
      const list = rows();
      if (!list.length) return;
      const at = list.findIndex((row) => row.classList.contains("dd-current"));
      const next = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
      event.preventDefault();
      mark(list[next]);
    } else if (event.key === "Enter" && !event.target.closest("a, button, summary")) {
      const row = document.querySelector("[data-list] .dd-current");
      if (row) window.location.assign(row.dataset.href);
    }
  });
  document.addEventListener("click", (event) => {
    const row = event.target.closest("[data-list] [data-href]");
    if (!row || event.target.closest("a, button, input, label, select, textarea, summary, form")) return;
    if (String(window.getSelection())) return;
    if (event.ctrlKey || event.metaKey) window.open(row.dataset.href, "_blank", "noopener");
    else window.location.assign(row.dataset.href);
  });

  // ---- bulk: ticks, "select all", the bar
  const countPicked = (form) => {
    const picks = all("[data-pick]", form);
    const picked = picks.filter((pick) => pick.checked).length;
    const head = form.querySelector("[data-pick-all]");
    if (head) { head.checked = picked > 0 && picked === picks.length; head.indeterminate = picked > 0 && picked < picks.length; }
    all("[data-bulk-count]", form).forEach((place) => { place.textContent = String(picked); });
    all("[data-bulk-bar]", form).forEach((bar) => { bar.classList.toggle("dd-open", picked > 0); });
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-bulk]");
    if (!form) return;
    if (event.target.matches("[data-pick-all]")) all("[data-pick]", form).forEach((pick) => { pick.checked = event.target.checked; });
    if (event.target.matches("[data-pick], [data-pick-all]")) countPicked(form);
  });

  // ---- filters: a choice applies itself
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-filters] select, [data-filters] input[data-day]")) event.target.form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-filters]")) return;
    all("input[name], select[name]", event.target).forEach((input) => { if (!input.value) input.disabled = true; });
  });
  window.addEventListener("pageshow", () => all("[data-filters] :disabled").forEach((input) => { input.disabled = false; }));

  // ---- filters on a phone: behind one button
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-filters-open]");
    if (button) button.setAttribute("aria-expanded", String(button.form.classList.toggle("dd-open")));
  });

  // ---- unsaved text: leaving asks
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-guard]");
    if (form) changed.add(form);
  });
  document.addEventListener("submit", (event) => changed.delete(event.target));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) changed.delete(event.target.closest("form"));
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });

  // ---- confirm: a dialog that names what will happen
  const dialog = document.getElementById("dd-dialog");
  const question = (button) => new Promise((answer) => {
    dialog.querySelector("#dd-dialog-title").textContent = button.dataset.asks;
    dialog.querySelector("#dd-dialog-text").textContent = button.dataset.asksConsequence;
    const verb = dialog.querySelector("[data-dialog-verb]");
    verb.textContent = button.dataset.asksVerb;
    verb.classList.toggle("btn-danger", button.classList.contains("btn-danger"));
    verb.classList.toggle("btn-primary", !button.classList.contains("btn-danger"));
    dialog.returnValue = "no";
    dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true });
    dialog.showModal();
  });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-asks]");
    if (!button || !dialog || button.dataset.answered) return;
    event.preventDefault();
    event.stopPropagation();
    const form = button.form;
    if (form && !form.reportValidity()) return;
    if (!(await question(button))) { button.focus(); return; }
    const confirmed = document.createElement("input");
    Object.assign(confirmed, { type: "hidden", name: "confirmed", value: "1" });
    form.append(confirmed);
    button.dataset.answered = "1";
    button.click();
    delete button.dataset.answered;
    confirmed.remove();
  }, true);

  // ---- toasts: an undo that counts down ten seconds
  const UNDO_SECONDS = 10;
  const iconUrl = () => (document.querySelector(".dd-icon use")?.getAttribute("href") || "").split("#")[0];
  const makeIcon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "dd-icon");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `${iconUrl()}#${name}`);
    svg.append(use);
    return svg;
  };
  const csrf = () => {
    try { return JSON.parse(document.body.getAttribute("hx-headers") || "{}")["X-CSRFToken"] || ""; } catch { return ""; }
  };
  const liveToast = (toast) => {
    const place = toast.closest(".dd-toasts");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "dd-toast-close";
    close.setAttribute("aria-label", place.dataset.closeLabel);
    close.append(makeIcon("x"));
    close.addEventListener("click", () => toast.remove());
    toast.append(close);
    const seconds = toast.querySelector("[data-seconds]");
    if (!seconds) {
      if (!toast.matches(".dd-toast-error, .dd-toast-warning")) setTimeout(() => toast.remove(), 8000);
      return;
    }
    let left = UNDO_SECONDS;
    seconds.textContent = `(${left})`;
    const tick = setInterval(() => {
      left -= 1;
      seconds.textContent = `(${left})`;
      if (left <= 0 || !toast.isConnected) { clearInterval(tick); toast.remove(); }
    }, 1000);
  };
  const showToast = ({ level, text, undo, icon }) => {
    const place = document.getElementById("toasts");
    if (!place) return;
    // a refusal ends with the next act, the same words stand once, and never more than three cover the page
    const outdated = ({ classList, textContent }) => classList.contains("dd-toast-error") || textContent.trim() === text.trim();
    all(".dd-toast", place).filter(outdated).forEach((former) => former.remove());
    all(".dd-toast", place).slice(0, -2).forEach((former) => former.remove());
    const toast = document.createElement("div");
    toast.className = `dd-toast dd-toast-${level}`;
    const words = document.createElement("p");
    words.textContent = text;
    toast.append(makeIcon(icon || "info-circle"), words);
    if (undo) {
      const form = document.createElement("form");
      form.method = "post";
      form.action = undo;
      const token = document.createElement("input");
      Object.assign(token, { type: "hidden", name: "csrfmiddlewaretoken", value: csrf() });
      const button = document.createElement("button");
      button.className = "btn btn-sm";
      const count = document.createElement("span");
      count.dataset.seconds = "";
      button.append(makeIcon("arrow-back-up"), `${place.dataset.undoLabel} `, count);
      form.append(token, button);
      toast.append(form);
    }
    place.append(toast);
    liveToast(toast);
  };
  document.addEventListener("toast", (event) => [].concat(event.detail.value ?? event.detail).forEach(showToast));

  // ---- upload: drop a file, see a bar
  const size = (bytes) => (bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB`);
  document.addEventListener("change", (event) => {
    const place = event.target.closest("[data-drop]")?.querySelector("[data-file-name]");
    if (place) place.textContent = [...event.target.files].map((file) => `${file.name} (${size(file.size)})`).join(", ");
  });
  ["dragover", "dragleave", "drop"].forEach((kind) => document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("dd-over", kind === "dragover");
    if (kind !== "drop") return;
    const input = zone.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }));
  // a form that comes back with a mistake has the chosen file again
  const keepFile = (files) => {
    const again = document.querySelector("[data-upload] input[type=file]");
    if (!again || again.hasAttribute("aria-invalid")) return;
    again.files = files;
    const place = again.closest("[data-drop]")?.querySelector("[data-file-name]");
    if (place) place.textContent = [...files].map((file) => `${file.name} (${size(file.size)})`).join(", ");
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const box = form.querySelector?.("[data-upload]");
    const input = box?.querySelector("input[type=file]");
    const file = input?.files[0];
    if (!box || !file || form.hasAttribute("hx-post")) return;
    event.preventDefault();
    const place = box.querySelector("[data-upload-progress]");
    const bar = place.querySelector("progress");
    const text = place.querySelector("[data-upload-text]");
    place.hidden = false;
    const request = new XMLHttpRequest();
    request.open("POST", form.action || window.location.href);
    request.setRequestHeader("X-Upload", "1");
    request.upload.addEventListener("progress", (sent) => {
      if (!sent.lengthComputable) return;
      bar.value = Math.round((100 * sent.loaded) / sent.total);
      text.textContent = `${size(sent.loaded)} / ${size(sent.total)}`;
    });
    request.addEventListener("load", () => {
      changed.delete(form);
      const next = request.getResponseHeader("X-Location");
      if (next) { window.location.assign(next); return; }
      document.open();
      document.write(request.responseText);
      document.close();
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => keepFile(input.files), { once: true });
      else keepFile(input.files);
    });
    request.addEventListener("error", () => { place.hidden = true; form.submit(); });
    request.send(new FormData(form, event.submitter));
  });

  // ---- where it was read: pointing at a field lights its words in the document; a click or the keyboard scrolls there
  // data-spans="12:0-34 13:5-9": paragraph number (element #p12), first and last character
  const spansOf = (element) => element.dataset.spans.trim().split(/\s+/).map((part) => {
    const [paragraph, range] = part.split(":");
    const [start, end] = (range || "").split("-").map(Number);
    return { element: document.getElementById(`p${paragraph}`), start: start || 0, end: Number.isFinite(end) ? end : Infinity };
  }).filter((span) => span.element);
  const rangeOf = ({ element, start, end }) => {
    const range = new Range();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let at = 0;
    let begun = false;
    range.selectNodeContents(element);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.length;
      if (!begun && start < next) { range.setStart(node, Math.max(0, start - at)); begun = true; }
      if (begun && end <= next) { range.setEnd(node, Math.max(0, end - at)); break; }
      at = next;
    }
    return range;
  };
  const canPaint = typeof Highlight === "function" && CSS.highlights;
  const light = (element) => {
    const spans = element ? spansOf(element) : [];
    all(".dd-source-lit").forEach((other) => other.classList.remove("dd-source-lit"));
    spans.forEach((span) => span.element.classList.add("dd-source-lit"));
    if (canPaint) CSS.highlights.set("dd-source", new Highlight(...spans.map(rangeOf)));
    return spans;
  };
  const show = (element) => {
    const [first] = light(element);
    const pane = first?.element.closest(".dd-document"); // the pane alone moves: the page stays under the pointer
    if (!pane) return;
    const place = first.element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    pane.scrollBy({
      top: place.top - frame.top - Math.max(0, (frame.height - place.height) / 2),
      behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
    });
  };
  document.addEventListener("mouseover", (event) => {
    const element = event.target.closest?.("[data-spans]");
    if (element) light(element);
  });
  document.addEventListener("focusin", (event) => {
    const element = event.target.closest?.("[data-spans]");
    if (element) (event.target.matches(":focus-visible") ? show : light)(element);
  });
  document.addEventListener("click", (event) => {
    const element = event.target.closest("[data-spans]");
    if (element) show(element);
  });

  // ---- days: typed as dd/mm/yyyy, or picked from the browser's own calendar
  const addCalendar = (input) => {
    const place = document.createElement("span");
    place.className = "dd-day";
    input.before(place);
    const native = document.createElement("input");
    Object.assign(native, { type: "date", className: "dd-day-native", tabIndex: -1 });
    native.setAttribute("aria-hidden", "true");
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "dd-day-button" });
    button.setAttribute("aria-label", input.dataset.day);
    button.append(makeIcon("calendar"));
    place.append(input, button, native);
    button.addEventListener("click", () => {
      const [day, month, year] = input.value.split("/");
      native.value = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
      native.showPicker?.();
    });
    native.addEventListener("change", () => {
      input.value = native.value.split("-").reverse().join("/");
      ["input", "change"].forEach((kind) => input.dispatchEvent(new Event(kind, { bubbles: true })));
    });
  };

  // ---- print
  document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });

  // ---- copy the text of a box; without a clipboard it is marked, to be copied by hand
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const box = document.getElementById(button.dataset.copy);
    box.select();
    try { await navigator.clipboard.writeText(box.value); } catch { if (!document.execCommand("copy")) return; }
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.copied;
  });

  // ---- what arrives, at first and by htmx
  const arrive = (within) => {
    all("[data-toast]", within).forEach((toast) => { toast.removeAttribute("data-toast"); liveToast(toast); });
    all("[data-bulk]", within).forEach(countPicked);
    all("[data-copy]", within).forEach((button) => { button.hidden = false; });
    all("input[data-day]", within).forEach((input) => { if (!input.closest(".dd-day")) addCalendar(input); });
    const found = within.querySelector("[data-focus]");
    if (found) { found.focus({ preventScroll: true }); found.scrollIntoView({ block: "start", behavior: "instant" }); }
  };
  root.classList.add("dd-ready");
  showTheme();
  arrive(document);
  document.addEventListener("htmx:afterSettle", (event) => arrive(event.target));
})();

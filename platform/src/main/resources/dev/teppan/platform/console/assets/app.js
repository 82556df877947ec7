// Small things a page does better with a script: the viewer's own time zone, clocks that tick, copying, dialogs, keys.

const two = (n) => String(n).padStart(2, "0");

export function duration(millis) {
  const ms = Math.max(0, millis);
  if (ms < 9950) return (ms / 1000).toFixed(1) + " s";
  const s = Math.round(ms / 1000);
  if (s < 60) return s + "s";
  if (s < 3600) return Math.floor(s / 60) + "m " + two(s % 60) + "s";
  if (s < 86400) return Math.floor(s / 3600) + "h " + two(Math.floor((s % 3600) / 60)) + "m";
  return Math.floor(s / 86400) + "d " + Math.floor((s % 86400) / 3600) + "h";
}

function relative(time, now) {
  const past = now - time;
  const s = Math.floor(Math.abs(past) / 1000);
  if (s >= 86400) return time.toLocaleString(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const text = s < 60 ? s + "s" : s < 3600 ? Math.floor(s / 60) + "m" : Math.floor(s / 3600) + "h " + Math.floor((s % 3600) / 60) + "m";
  return past < 0 ? "in " + text : text + " ago";
}

function clock(time, now) {
  const hours = two(time.getHours()) + ":" + two(time.getMinutes());
  return time.toDateString() === now.toDateString()
    ? hours + ":" + two(time.getSeconds())
    : time.toLocaleDateString(undefined, { day: "numeric", month: "short" }) + " " + hours;
}

export function logClock(iso) {
  const time = new Date(iso);
  return two(time.getHours()) + ":" + two(time.getMinutes()) + ":" + two(time.getSeconds()) + "." + String(time.getMilliseconds()).padStart(3, "0");
}

function set(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Turns the times below a node to the viewer's zone. */
export function localise(root) {
  const now = new Date();
  for (const node of root.querySelectorAll("time[data-time]")) {
    const time = new Date(node.dateTime);
    if (node.dataset.time === "log") {
      set(node, logClock(node.dateTime));
      continue;
    }
    set(node, node.dataset.time === "clock" ? clock(time, now) : relative(time, now));
    if (!node.dataset.local) {
      node.dataset.local = "1";
      node.title = time.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "long" }) + " · " + node.title;
    }
  }
  const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: "short" }).formatToParts(now).find((p) => p.type === "timeZoneName");
  for (const node of root.querySelectorAll("[data-zone]")) set(node, "your time (" + (zone ? zone.value : "local") + ")");
  for (const node of root.querySelectorAll("[data-act=copy]")) node.hidden = !navigator.clipboard;
}

let ticks = 0;
function tick() {
  ticks += 1;
  for (const node of document.querySelectorAll("[data-since]")) {
    if (node.dataset.slow === undefined || ticks % 15 === 0) set(node, duration(Date.now() - Date.parse(node.dataset.since)));
  }
  if (ticks % 15 === 0) localise(document);
}

const acts = {
  copy(button) {
    navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent).then(() => {
      button.setAttribute("aria-label", "Copied");
      button.classList.add("done");
    });
  },
  dialog(link, event) {
    const dialog = document.getElementById(link.dataset.dialog);
    if (!dialog || !dialog.showModal) return;
    event.preventDefault();
    dialog.showModal();
  },
  close(link, event) {
    const dialog = link.closest("dialog");
    if (!dialog) return;
    event.preventDefault();
    dialog.close();
  },
};

function inField(target) {
  return target.closest && target.closest("input, textarea, select, dialog");
}

export function start() {
  localise(document);
  setInterval(tick, 1000);
  document.addEventListener("click", (event) => {
    const node = event.target.closest("[data-act]");
    if (node && acts[node.dataset.act]) acts[node.dataset.act](node, event);
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-act=filters]");
    if (form) form.requestSubmit();
  });
  document.addEventListener("submit", (event) => {
    // An empty filter is none: it would only lengthen the address.
    if (event.target.matches("form[data-act=filters]")) {
      for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return;
    const box = document.getElementById("q");
    if (box && box.offsetParent) {
      event.preventDefault();
      box.focus();
    }
  });
}

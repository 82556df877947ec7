// Keeps a page fresh: the output of an execution as it grows, the parts around it when they change, lists in place.
import { duration, localise, logClock, start } from "./app.js";

const MOST_LINES = 5000;
const LIST_EVERY = 5000;
const HIDDEN_AFTER = 5000;

// --- the state of the connection, in the rail

const badge = document.getElementById("live");

function tell(word, stale) {
  if (!badge) return;
  badge.hidden = false;
  badge.classList.toggle("stale", stale);
  const text = badge.querySelector("span");
  if (text.textContent !== word) text.textContent = word;
}

// --- the page, as the server would write it now

async function fetchPage() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error("status " + answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

function busy(region) {
  const selection = document.getSelection();
  return region.contains(document.activeElement) || (selection && !selection.isCollapsed && region.contains(selection.anchorNode));
}

const written = new WeakMap();

/** Replaces what a region holds, unless the viewer is in it; then it is done when they leave. */
function replace(region, fresh) {
  const html = fresh.innerHTML;
  if (written.get(region) === html) return;
  if (busy(region)) {
    region.addEventListener("focusout", () => setTimeout(refreshRegions, 0), { once: true });
    return;
  }
  written.set(region, html);
  region.className = fresh.className;
  region.replaceChildren(...document.importNode(fresh, true).childNodes);
  localise(region);
}

async function refreshRegions() {
  const page = await fetchPage();
  for (const region of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector('[data-live="' + region.dataset.live + '"]');
    if (fresh) replace(region, fresh);
  }
  return page;
}

// --- output

let log = null;

class Log {
  constructor(card) {
    this.card = card;
    this.box = card.querySelector(".log");
    this.state = card.querySelector("[data-logstate]");
    this.size = card.querySelector("[data-logsize]");
    this.attempt = card.querySelector(".log").getAttribute("aria-label");
    this.next = Number(card.dataset.next);
    this.position = card.dataset.from;
    this.following = card.dataset.following === "true";
    this.stick = true;
    this.missed = 0;
    this.last = 0;
    this.tail = document.createElement("div");
    this.box.append(this.tail);
    this.toEnd();
    this.box.addEventListener("scroll", () => this.scrolled());
    this.show();
  }

  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
  }

  scrolled() {
    const stick = this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 24;
    if (stick) this.missed = 0;
    if (stick !== this.stick || stick) {
      this.stick = stick;
      this.show();
    }
  }

  add({ lines, tail, bytes }) {
    const none = this.box.querySelector(".lognone");
    if (none && (lines.length || tail.length)) none.remove();
    for (const line of lines) this.box.insertBefore(this.line(line, true), this.tail);
    this.tail.replaceChildren(...tail.map((line) => this.line(line, false)));
    while (this.box.childElementCount - 1 > MOST_LINES) this.box.firstElementChild.remove();
    this.size.textContent = size(bytes);
    this.last = Date.now();
    if (this.stick) this.toEnd();
    else this.missed += lines.length;
    this.show();
  }

  line(line, ended) {
    const row = document.createElement("div");
    row.className = "ln" + (line.stderr ? " err" : "");
    let number = line.number;
    // Whoever resumes after a break does not know the number; here it is known.
    if (ended && this.next > 0) {
      if (number || this.resumed) number = String(this.next++);
    }
    row.append(span("no", number));
    const time = span("ts", line.iso ? logClock(line.iso) : "");
    row.append(time);
    const text = span("tx", "");
    if (line.stderr) text.append(span("vh", "stderr "));
    for (const part of line.parts) text.append(span(part.look, part.text));
    row.append(text);
    return row;
  }

  show() {
    if (!this.following) {
      this.set("Complete");
    } else if (this.stick) {
      this.set("Following" + (this.last ? ", last output " + duration(Date.now() - this.last) + " ago" : ""), true);
    } else if (!this.state.querySelector("button") || this.shownMissed !== this.missed) {
      this.shownMissed = this.missed;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = this.missed ? "Resume, " + this.missed + " new line" + (this.missed === 1 ? "" : "s") : "Resume following";
      button.addEventListener("click", () => {
        this.stick = true;
        this.missed = 0;
        this.toEnd();
        this.show();
      });
      this.state.replaceChildren(button);
    }
  }

  set(text, dot) {
    const now = this.state.querySelector("[data-text]");
    if (now && now.textContent === text) return;
    if (now && dot) {
      now.textContent = text;
      return;
    }
    const node = document.createElement("span");
    node.dataset.text = "";
    node.textContent = text;
    const mark = document.createElement("i");
    mark.className = "dot";
    this.state.replaceChildren(...(dot ? [mark, node] : [node]));
  }

  done() {
    this.following = false;
    this.show();
  }
}

function span(look, text) {
  const node = document.createElement("span");
  if (look) node.className = look;
  node.textContent = text;
  return node;
}

function size(bytes) {
  const units = ["B", "KiB", "MiB", "GiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1023.5 && unit < 3) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && (value < 9.95 || (unit > 1 && value < 99.95)) ? 1 : 0;
  return value.toFixed(digits).replace(/\.0$/, "") + " " + units[unit];
}

// --- one execution

let source = null;
let over = false;

function connect() {
  if (over || source) return;
  const gate = document.getElementById("output-gate");
  const card = document.getElementById("output");
  if (card && (!log || log.card !== card)) log = new Log(card);
  const address = card ? card.dataset.log + "&from=" + log.position + "&next=" + log.next : gate.dataset.watch;
  source = new EventSource(address);
  source.addEventListener("open", () => tell("Live", false));
  source.addEventListener("error", () => {
    if (log) log.resumed = true;
    tell("Reconnecting", true);
  });
  source.addEventListener("lines", (event) => {
    if (!log) return;
    log.position = event.lastEventId;
    log.add(JSON.parse(event.data));
  });
  source.addEventListener("changed", changed);
  source.addEventListener("end", async () => {
    over = true;
    disconnect();
    if (log) log.done();
    await changed();
    tell("Up to date", false);
  });
}

function disconnect() {
  if (source) source.close();
  source = null;
}

async function changed() {
  try {
    const page = await refreshRegions();
    const fresh = page.getElementById("output");
    const shown = document.getElementById("output");
    const other = fresh && (!shown || fresh.dataset.log !== shown.dataset.log);
    if (other) {
      over = false;
      disconnect();
      document.getElementById("output-gate").replaceChildren(document.importNode(fresh, true));
      localise(document.getElementById("output"));
      connect();
    }
  } catch {
    tell("Reconnecting", true);
  }
}

// --- lists

let listTimer = null;

async function refreshList() {
  const page = await fetchPage();
  for (const selector of [".say", ".tabs"]) {
    const region = document.querySelector(selector);
    const fresh = page.querySelector(selector);
    if (region && fresh) replace(region, fresh);
  }
  const list = document.querySelector('[data-live="list"]');
  const fresh = page.querySelector('[data-live="list"]');
  if (!list || !fresh) return;
  if (!list.querySelector("[data-row]")) {
    replace(list, fresh);
    return;
  }
  let newer = 0;
  for (const row of fresh.querySelectorAll("[data-row]")) {
    const shown = list.querySelector('[data-row="' + row.dataset.row + '"]');
    if (shown) replace(shown, row);
    else newer += 1;
  }
  const note = list.querySelector("[data-newer]");
  if (!note) {
    if (newer) replace(list, fresh);
  } else if (newer && !/[?&](before|after)=/.test(location.search)) {
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = newer >= 50 ? "50 or more newer, show" : newer + " newer, show";
    if (note.textContent !== link.textContent) note.replaceChildren(link);
  }
}

async function listLoop() {
  try {
    await refreshList();
    tell("Live", false);
  } catch {
    tell("Reconnecting", true);
  }
  listTimer = setTimeout(listLoop, LIST_EVERY + Math.random() * 500);
}

// --- begin, and rest while nobody looks

const kinds = {
  execution: {
    begin: connect,
    rest: disconnect,
    resume: async () => {
      if (over) return;
      await changed();
      connect();
    },
  },
  list: {
    begin: () => {
      tell("Live", false);
      listTimer = setTimeout(listLoop, LIST_EVERY);
    },
    rest: () => clearTimeout(listTimer),
    resume: listLoop,
  },
};

start();
const kind = kinds[document.body.dataset.livePage];
if (kind) {
  let hidden = null;
  let resting = false;
  kind.begin();
  setInterval(() => {
    if (log && log.following && log.stick) log.show();
  }, 1000);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hidden);
    if (document.hidden) {
      hidden = setTimeout(() => {
        resting = true;
        kind.rest();
      }, HIDDEN_AFTER);
    } else if (resting) {
      resting = false;
      kind.resume();
    }
  });
}

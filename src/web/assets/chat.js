// The web chat of linyi: picks a persona, shows the chats they are in, sends what they type to
// /hook/webchat and shows what comes back.
"use strict";
import { current, say, setLanguage } from "/chat/words.js";
import { button, drawEvent, drawIntro, element, plainText } from "/chat/draw.js";

const $ = (id) => document.getElementById(id);
const waitMin = 500, waitMax = 10000; // ms between two tries to connect

let people = [], person = null, chat = null, quoted = null, counter = 0, stream = null;
let events = new Map();  // chat id -> what was said there, in order
let boxes = new Map();   // message id -> its box in the open chat
let unread = new Map();  // chat id -> how many

const isShown = (name, event) =>
  name !== "message" || event.title || (event.blocks || []).length || event.attachment;
const seenKey = (id) => `linyi.seen.${person.id}.${id}`;
const seen = (id) => Number(localStorage.getItem(seenKey(id)) || 0);

const acts = {
  isMine: (who) => who === person.id,
  nameOf: (who, shown) => (people.find((one) => one.id === who) || {})[current()] || shown || who,
  find: (id) => (events.get(chat.id) || []).map((entry) => entry.event).find((event) => event.id === id),
  jump(id) {
    const box = boxes.get(id);
    if (!box) return;
    box.scrollIntoView({ block: "center" });
    box.classList.add("found");
    setTimeout(() => box.classList.remove("found"), 1500);
  },
  quote(event) {
    quoted = event.id;
    $("quote").hidden = false;
    $("quote").firstElementChild.textContent = say("quoting") + plainText(event);
    $("text").focus();
  },
  press: (id, value) => post({ type: "action", value, message_id: id }),
};

function dropQuote() {
  quoted = null;
  $("quote").hidden = true;
}

function tell(key) {
  $("status").hidden = !key;
  $("status").textContent = key ? say(key) : "";
}

// --- what comes in ---------------------------------------------------------------------------

function show(name, event, isNew) {
  const log = $("log");
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const box = drawEvent(name, event, acts);
  const old = boxes.get(event.edit_of);
  if (old) old.replaceWith(box);
  else log.append(box);
  boxes.set(event.edit_of || event.id, box);
  log.querySelector(".intro")?.remove();
  if (isAtEnd || !isNew || (name === "said" && acts.isMine(event.who))) log.scrollTop = log.scrollHeight;
}

function take(name, event, number) {
  if (!isShown(name, event)) return;
  if (!events.has(event.chat)) events.set(event.chat, []);
  events.get(event.chat).push({ name, event });
  if (chat.id === event.chat) {
    localStorage.setItem(seenKey(event.chat), Math.max(number, seen(event.chat)));
    show(name, event, true);
  } else if (number > seen(event.chat) && !(name === "said" && acts.isMine(event.who))) {
    unread.set(event.chat, { count: (unread.get(event.chat)?.count || 0) + 1, number });
    drawChats();
  }
}

/// Reads server-sent events. EventSource cannot send the header that the tokens travel in.
async function read(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const fields = {};
      for (const line of text.slice(0, end).split("\n")) {
        const colon = line.indexOf(":");
        if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1).trimStart();
      }
      text = text.slice(end + 2);
      if (fields.data) take(fields.event, JSON.parse(fields.data), Number(fields.id));
    }
  }
}

async function listen() {
  if (stream) stream.abort();
  const own = stream = new AbortController();
  const tokens = person.chats.map((one) => one.token).join(",");
  for (let wait = waitMin; !own.signal.aborted; wait = Math.min(wait * 2, waitMax)) {
    try {
      const answer = await fetch("/chat/events", { headers: { Authorization: "Bearer " + tokens }, signal: own.signal });
      if (answer.status === 401) return location.reload(); // The tokens last a working day.
      if (!answer.ok) throw new Error(answer.status);
      events = new Map(); // Everything that is kept comes again.
      unread = new Map();
      redraw();
      tell("");
      wait = waitMin;
      await read(answer.body);
    } catch {
      // Told below, unless another persona was picked meanwhile.
    }
    if (own.signal.aborted) return;
    tell("offline");
    await new Promise((resume) => setTimeout(resume, wait));
  }
}

// --- what goes out ---------------------------------------------------------------------------

async function post(body) {
  const id = `${Date.now()}-${++counter}-${Math.random().toString(36).slice(2, 8)}`;
  try {
    const answer = await fetch("/hook/webchat", {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: "Bearer " + chat.token },
      body: JSON.stringify({ event_id: id, message_id: body.message_id || id, ...body }),
    });
    if (!answer.ok) throw new Error(answer.status);
    tell("");
    return true;
  } catch {
    tell("refused");
    return false;
  }
}

/// Whom the text points at: "@" and a persona's name in either language, each person once.
function mentionsIn(text) {
  const names = people.flatMap((one) => [one.zh, one.en].map((name) => ({ user: one.id, shown: "@" + name })));
  return names.filter((name, at) => text.includes(name.shown) &&
    !names.some((other, i) => i < at && other.user === name.user && text.includes(other.shown)));
}

async function send(event) {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text || !chat) return;
  const body = { type: "message", text, mentions: mentionsIn(text) };
  if (quoted) body.reply_to = quoted;
  if (!await post(body)) return;
  $("text").value = "";
  dropQuote();
}

// --- what is on the screen -------------------------------------------------------------------

function redraw() {
  boxes = new Map();
  $("log").replaceChildren(drawIntro(person, chat.direct));
  for (const { name, event } of events.get(chat.id) || []) show(name, event, false);
  drawChats();
}

function drawChats() {
  $("chats").replaceChildren();
  for (const one of person.chats) {
    const made = button(one[current()], () => openChat(one));
    made.dataset.id = one.id;
    made.setAttribute("aria-current", one.id === chat.id);
    const news = unread.get(one.id);
    if (news) made.append(element("span", "unread", String(news.count)));
    $("chats").append(made);
  }
}

function drawPeople() {
  const role = "role_" + current();
  $("persona").replaceChildren();
  $("people").replaceChildren();
  for (const one of people) {
    const option = element("option", "", `${one[current()]} · ${one[role]}`);
    option.value = one.id;
    $("persona").append(option);
    const made = button(one[current()], () => choose(one.id));
    made.dataset.id = one.id;
    made.append(element("small", "", one[role]));
    made.setAttribute("aria-pressed", person !== null && one.id === person.id);
    $("people").append(made);
  }
  if (person) $("persona").value = person.id;
}

function drawExamples() {
  $("examples").replaceChildren(element("span", "", say("try")));
  for (const example of person.examples) {
    const text = example[current()];
    $("examples").append(button(text, () => {
      if (example.direct && !chat.direct) openChat(person.chats.find((one) => one.direct));
      $("text").value = text;
      $("text").focus();
    }));
  }
}

function openChat(next) {
  chat = next;
  dropQuote();
  const news = unread.get(chat.id);
  if (news) localStorage.setItem(seenKey(chat.id), news.number);
  unread.delete(chat.id);
  redraw();
}

function choose(id) {
  person = people.find((one) => one.id === id) || people[0];
  sessionStorage.setItem("linyi.as", person.id);
  chat = person.chats[0];
  events = new Map();
  unread = new Map();
  drawPeople();
  drawExamples();
  openChat(chat);
  listen();
}

function drawWords() {
  document.documentElement.lang = current() === "zh" ? "zh-CN" : "en";
  $("language").textContent = current() === "zh" ? "EN" : "中文";
  $("language").title = say("switch");
  $("text").placeholder = say("input");
  $("text").setAttribute("aria-label", say("input"));
  $("persona").setAttribute("aria-label", say("people"));
  $("chats").setAttribute("aria-label", say("chats"));
  $("log").setAttribute("aria-label", say("log"));
  for (const spot of document.querySelectorAll("[data-zh]")) spot.textContent = spot.dataset[current()];
}

async function start() {
  const parameters = new URLSearchParams(location.search);
  if (parameters.get("lang")) setLanguage(parameters.get("lang"));
  drawWords();
  const answer = await fetch("/chat/personas");
  people = (await answer.json()).personas;
  choose(parameters.get("as") || sessionStorage.getItem("linyi.as"));
  const wanted = person.chats.find((one) => one.id === parameters.get("chat"));
  if (wanted) openChat(wanted);
}

$("persona").addEventListener("change", (event) => choose(event.target.value));
$("quote").lastElementChild.addEventListener("click", () => dropQuote());
$("language").addEventListener("click", () => {
  setLanguage(current() === "zh" ? "en" : "zh");
  drawWords();
  drawPeople();
  drawExamples();
  redraw();
});
$("form").addEventListener("submit", send);
start();

// The web chat of linyi: picks a persona, shows the chats they are in, sends what they type to
// /hook/webchat and draws what comes back. Text is only ever set as text, never as markup.
"use strict";
const $ = (id) => document.getElementById(id);
const words = {
  hint: { zh: "试试：/帮助、/表决 是否更换门禁？、同意、1、/结果 V1。点一条消息可以引用它。",
          en: "Try: /help, /vote Replace the lock?, yes, 1, /result V1. Click a message to quote it." },
  offline: { zh: "连接断开，正在重试…", en: "Connection lost, trying again…" },
  refused: { zh: "没有发出去，请重试。", en: "That was not sent, please try again." },
  none: { zh: "这里需要邀请链接。演示请在本机运行 ./dev run。", en: "A signed link is needed here. For a demo run ./dev run on this machine." },
  quoting: { zh: "引用：", en: "Quoting: " },
  bot: { zh: "邻议", en: "linyi" },
};
let language = (navigator.language || "zh").startsWith("zh") ? "zh" : "en";
let people = [], persona = null, chat = null, source = null, quoted = null, counter = 0;
const say = (key) => words[key][language];

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function drawBlock(block) {
  if (block.kind === "list" || block.kind === "numbered") {
    const list = element(block.kind === "list" ? "ul" : "ol");
    for (const item of block.items || []) list.append(element("li", "", item));
    return list;
  }
  if (block.kind === "fields") {
    const rows = element("dl");
    for (const row of block.fields || []) rows.append(element("dt", "", row.label), element("dd", "", row.value));
    return rows;
  }
  if (block.kind === "link") {
    const link = element("a", "", block.text || block.url);
    if (/^https?:\/\//.test(block.url)) link.href = block.url;
    link.rel = "noreferrer";
    const line = element("p");
    line.append(link);
    return line;
  }
  return element("p", block.kind === "note" ? "note" : "", block.text || "");
}

function add(box, id) {
  const log = $("log");
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  box.addEventListener("click", (event) => { if (!event.target.closest("button, a")) quote(id, box.textContent); });
  log.append(box);
  if (atEnd || box.classList.contains("mine")) log.scrollTop = log.scrollHeight;
}

function quote(id, text) {
  quoted = quoted === id ? null : id;
  $("quote").hidden = !quoted;
  $("quote").textContent = say("quoting") + text.trim().slice(0, 20);
  $("text").focus();
}

function showSaid(said) {
  const mine = persona && said.who === persona.id;
  const box = element("article", "message" + (mine ? " mine" : ""));
  box.append(element("span", "who", said.name), document.createTextNode(said.text));
  add(box, said.id);
}

function showMessage(message) {
  if (message.toast) $("hint").textContent = message.toast;
  if (!message.title && !(message.blocks || []).length) return;
  const box = element("article", "message bot");
  box.append(element("span", "who", say("bot")));
  if (message.title) box.append(element("h2", "", message.title));
  for (const block of message.blocks || []) box.append(drawBlock(block));
  if ((message.buttons || []).length) {
    const row = element("div", "buttons");
    for (const button of message.buttons) {
      const made = element("button", "", button.label);
      made.type = "button";
      made.addEventListener("click", () => post({ type: "action", value: button.value, message_id: message.id }));
      row.append(made);
    }
    box.append(row);
  }
  add(box, message.id);
}

async function post(body) {
  const id = `${Date.now()}-${++counter}-${Math.random().toString(36).slice(2, 8)}`;
  try {
    const answer = await fetch("/hook/webchat", {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: "Bearer " + chat.token },
      body: JSON.stringify({ event_id: id, message_id: body.message_id || id, ...body }),
    });
    if (!answer.ok) throw new Error(answer.status);
    return true;
  } catch {
    $("hint").textContent = say("refused");
    return false;
  }
}

function openChat(next) {
  chat = next;
  quoted = null;
  $("quote").hidden = true;
  $("log").replaceChildren();
  $("hint").textContent = say("hint");
  for (const button of $("chats").children) button.setAttribute("aria-current", button.dataset.id === chat.id);
  if (source) source.close();
  source = new EventSource("/chat/events?token=" + encodeURIComponent(chat.token));
  source.onopen = () => { $("log").replaceChildren(); $("hint").textContent = say("hint"); };
  source.onerror = () => { $("hint").textContent = say("offline"); };
  source.addEventListener("said", (event) => showSaid(JSON.parse(event.data)));
  source.addEventListener("message", (event) => showMessage(JSON.parse(event.data)));
}

function choosePersona(id) {
  persona = people.find((p) => p.id === id) || people[0];
  $("chats").replaceChildren();
  for (const one of persona.chats) {
    const button = element("button", "", one[language] || one.zh);
    button.type = "button";
    button.dataset.id = one.id;
    button.addEventListener("click", () => openChat(one));
    $("chats").append(button);
  }
  openChat(persona.chats[0]);
}

function drawWords() {
  document.documentElement.lang = language;
  $("language").textContent = language === "zh" ? "EN" : "中文";
  for (const spot of document.querySelectorAll("[data-zh]")) spot.textContent = spot.dataset[language];
  const chosen = $("persona").value;
  $("persona").replaceChildren();
  for (const one of people) {
    const option = element("option", "", `${one[language]} · ${one["role_" + language]}`);
    option.value = one.id;
    $("persona").append(option);
  }
  if (chosen) $("persona").value = chosen;
}

async function start() {
  const parameters = new URLSearchParams(location.search);
  if (parameters.get("lang")) language = parameters.get("lang") === "en" ? "en" : "zh";
  const answer = await fetch("/chat/personas");
  if (answer.ok) people = (await answer.json()).personas;
  drawWords();
  if (!people.length) { $("hint").textContent = say("none"); $("form").hidden = true; return; }
  const wanted = parameters.get("as") || people[0].id;
  $("persona").value = people.some((p) => p.id === wanted) ? wanted : people[0].id;
  choosePersona($("persona").value);
}

$("persona").addEventListener("change", (event) => choosePersona(event.target.value));
$("quote").addEventListener("click", () => quote(quoted, ""));
$("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  drawWords();
  if (persona) choosePersona(persona.id);
});
$("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text || !chat) return;
  const body = { type: "message", text };
  if (quoted) body.reply_to = quoted;
  if (await post(body)) {
    $("text").value = "";
    quoted = null;
    $("quote").hidden = true;
  }
});
start();

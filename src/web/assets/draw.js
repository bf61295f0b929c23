// Draws messages of the web chat. Text is only ever set as text, never as markup.
"use strict";
import { current, say } from "/chat/words.js";

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function button(text, act, className) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function clock(at) {
  const time = new Date(at);
  const pad = (n) => String(n).padStart(2, "0");
  const hours = `${pad(time.getHours())}:${pad(time.getMinutes())}`;
  const isToday = time.toDateString() === new Date().toDateString();
  return isToday ? hours : `${time.getMonth() + 1}-${time.getDate()} ${hours}`;
}

function list(tag, items) {
  const made = element(tag);
  for (const item of items || []) made.append(element("li", "", item));
  return made;
}

function webLink(block) {
  const link = element("a", "", block.text || block.url);
  if (/^https?:\/\//.test(block.url)) link.href = block.url;
  link.target = "_blank";
  link.rel = "noreferrer";
  const line = element("p");
  line.append(link);
  return line;
}

function drawBlock(block) {
  switch (block.kind) {
    case "list": return list("ul", block.items);
    case "numbered": return list("ol", block.items);
    case "link": return webLink(block);
    case "fields": {
      const rows = element("dl");
      for (const row of block.fields || []) rows.append(element("dt", "", row.label), element("dd", "", row.value));
      return rows;
    }
    default: return element("p", block.kind === "note" ? "note" : "", block.text || "");
  }
}

function drawFile(file) {
  const bytes = Uint8Array.from(atob(file.content_base64), (c) => c.charCodeAt(0));
  const link = element("a", "", file.name);
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = file.name;
  const line = element("p");
  line.append(link);
  return line;
}

function drawButtons(message, acts) {
  const row = element("div", "buttons");
  for (const one of message.buttons) {
    // No mark stays on the button: only the answer says whether the press counted.
    const made = button(one.label, async () => {
      made.disabled = true;
      await acts.press(message.id, one.value);
      made.disabled = false;
    });
    row.append(made);
  }
  return row;
}

function headLine(name, event, acts) {
  const line = element("div", "who");
  line.append(element("b", "", name));
  if (event.at) line.append(element("time", "", clock(event.at)));
  if (event.id) line.append(button(say("quote"), () => acts.quote(event), "quote"));
  return line;
}

function quotedLine(event, acts) {
  const original = acts.find(event.reply_to);
  if (!original) return element("span", "quoted", say("missing"));
  return button(plainText(original), () => acts.jump(event.reply_to), "quoted");
}

/// One line that says what a message is about.
export function plainText(event) {
  if (event.text) return event.text;
  const first = (event.blocks || []).find((block) => block.text || (block.items || []).length);
  return event.title || (first ? first.text || first.items.join(" / ") : "");
}

/// A box for what somebody said, what linyi says, or what linyi says to one person alone. `acts`:
/// nameOf(who, shown), isMine(who), find(id), jump(id), quote(event), press(id, value).
export function drawEvent(kind, event, acts) {
  const isMine = kind === "said" && acts.isMine(event.who);
  const style = kind === "said" ? (isMine ? " mine" : "") : kind === "toast" ? " bot private" : " bot";
  const box = element("article", "message" + style);
  const name = kind === "said" ? acts.nameOf(event.who, event.name)
    : kind === "toast" ? `${say("bot")} · ${say("private")}` : say("bot");
  box.append(headLine(name, event, acts));
  if (event.reply_to) box.append(quotedLine(event, acts));
  if (kind !== "message") {
    box.append(element("div", "text", event.text));
    return box;
  }
  if (event.title) box.append(element("h2", "", event.title));
  for (const block of event.blocks || []) box.append(drawBlock(block));
  const names = (event.mentions || []).map((mention) => "@" + acts.nameOf(mention.user, mention.name));
  if (names.length) box.append(element("p", "note", names.join(" ")));
  if (event.attachment) box.append(drawFile(event.attachment));
  if ((event.buttons || []).length) box.append(drawButtons(event, acts));
  return box;
}

/// What a visitor reads before anything was said.
export function drawIntro(person, isDirect) {
  const card = element("section", "intro");
  const language = current();
  card.append(element("h2", "", say("introTitle")),
    element("p", "", say("introYou", { name: person[language], role: person["role_" + language] })));
  if (isDirect) card.append(element("p", "", say("introDirect")));
  const steps = list("ol", say("introSteps"));
  card.append(steps);
  if (say("introLanguage")) card.append(element("p", "", say("introLanguage")));
  return card;
}

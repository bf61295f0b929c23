// What the web chat says by itself, in both languages.
"use strict";
const words = {
  bot: { zh: "邻议", en: "linyi" },
  input: { zh: "在这里打字，按回车发送", en: "Type here, Enter sends" },
  try: { zh: "点一句试试：", en: "Try one:" },
  quote: { zh: "引用", en: "Quote" },
  quoting: { zh: "引用：", en: "Quoting: " },
  private: { zh: "只有您看得到", en: "Only you see this" },
  missing: { zh: "（原消息不在这里了）", en: "(that message is not here any more)" },
  offline: { zh: "连接断开，正在重试…", en: "Connection lost, trying again…" },
  refused: { zh: "没有发出去，请再按一次发送。", en: "That was not sent, please press Send again." },
  people: { zh: "扮演谁", en: "whom to play" },
  chats: { zh: "群聊和私聊", en: "chats" },
  log: { zh: "消息", en: "messages" },
  switch: { zh: "Switch to English", en: "切换成中文" },
  introTitle: { zh: "这是一个演示小区，可以随便试", en: "This is a demo community: try anything" },
  introYou: { zh: "您现在是：{name}（{role}）", en: "You are now {name} ({role})" },
  introSteps: {
    zh: ["点下面蓝框里的一句话，它会填进输入框。", "按“发送”。邻议会在这里或“私聊邻议”里回答。",
      "换一个人，看看别人能看到什么。先请业委会主任发起一次表决最有意思。"],
    en: ["Click one of the blue sentences below; it goes into the box.",
      "Press Send. linyi answers here or in the direct chat.",
      "Become somebody else and see what they see. Best begin as the chair and open a vote."],
  },
  introDirect: {
    zh: "这里只有您和邻议。您的选票确认、回执和提醒都发到这里，别人看不到。",
    en: "Only you and linyi are here. Your receipts and reminders come here, unseen by others.",
  },
  introLanguage: { zh: "", en: "The demo community speaks Chinese; send /language en and linyi answers you in English." },
};

let language = (navigator.language || "zh").startsWith("zh") ? "zh" : "en";

export const current = () => language;
export const setLanguage = (next) => { language = next === "en" ? "en" : "zh"; };

/// The text of `key` with each {name} replaced.
export function say(key, values = {}) {
  const text = words[key][language];
  return typeof text === "string" ? text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all) : text;
}

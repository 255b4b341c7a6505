// Shows the table as /state tells it once a second, and sends what is pressed to /do.
"use strict";

const TAGS = {
  bad_number: "校验位错", expired: "证件过期", unknown: "平台查无此人", deceased: "已身故",
  minor: "未成年", uninsured: "未参保", elsewhere: "异地参保", several: "多处参保",
  paused: "暂停参保", no_account: "无个人账户",
};
const SEXES = { 1: "男", 2: "女" };
const WHY = {
  gone: (device) => `${device}的仿真程序没有回应，刚才的操作没有做。终端关掉了，就重新运行它。`,
  refused: (device) => `${device}现在做不了这个操作。看看它的状态，再试一次。`,
};
const LOST = "这个页面背后的程序已经结束。重新运行终端，再打开它给出的新地址。";
const STRANGE = "这个操作没有被接受。刷新页面再试。";

const NUMBER = /[A-Z]{2}-[0-9]{6}-[0-9]{6}/;  // of a filing, as its slip says it

const $ = (id) => document.getElementById(id);
const people = new Map();
const things = new Map();
let seen = "";
let noted = 0;
let asked = 0;  // requests so far: an answer that was overtaken is not shown

function made(tag, name, text = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

// Only what changed is written: focus stays, and a screen reader says nothing twice.
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function trouble(text) {
  say($("trouble"), text);
  $("trouble").hidden = !text;
}

// Cards

function drawn(person) {
  const card = $("card").content.cloneNode(true).firstElementChild;
  card.querySelector(".name").textContent = person.name;
  card.querySelector(".birth").textContent = `${SEXES[person.sex] ?? ""} ${person.birth}`;
  card.querySelector(".number").textContent = person.number;
  return card;
}

function listed(person) {
  const item = made("li", "");
  const about = made("p", "about", person.about);
  const tags = made("p", "tags");
  tags.append(...person.tags.map((tag) => made("span", "tag", TAGS[tag] ?? tag)));
  const both = made("div", "both");
  for (const thing of things.values()) {
    if (thing.holder) both.append(giving(thing, person));
  }
  item.append(drawn(person), tags, about, both);
  return item;
}

function button(name, label, press) {
  const element = made("button", name, label);
  element.type = "button";
  element.addEventListener("click", press);
  return element;
}

function giving(thing, person) {
  const name = thing.holder.text ? "show" : "lay";
  const give = button(name, thing.holder.person.label,
    () => order({ do: "give", device: thing.device, person: person.id }));
  Object.assign(give.dataset, { device: thing.device, person: person.id });
  return give;
}

// Devices, as their families tell them

function steering(thing, press) {
  const steer = button("", press.label,
    () => order({ do: "steer", device: thing.device, verb: press.verb }, press.done));
  Object.assign(steer.dataset, { device: thing.device, verb: press.verb });
  return steer;
}

function switched(thing, one) {
  const group = made("div", "");
  const label = made("span", "", one.label);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", `${thing.short}的${one.label}`);
  label.setAttribute("aria-hidden", "true");
  group.append(label, ...one.choices.map((press) => steering(thing, press)));
  return group;
}

function anyText(thing) {
  const form = made("form", "any");
  const label = made("label", "", "别的码");
  const text = made("input", "");
  const show = made("button", "", thing.holder.text.label);
  text.id = label.htmlFor = `${thing.device}-text`;
  Object.assign(text, { maxLength: 1000, autocomplete: "off",
    placeholder: "凭条上的编号，或任何文字" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (text.value) order({ do: "show_text", device: thing.device, text: text.value });
  });
  form.append(label, text, show);
  return form;
}

function device(thing) {
  const section = made("section", "device");
  const title = made("h2", "", thing.title);
  const says = made("p", "lamp");
  const switches = made("div", "switches");
  title.id = `${thing.device}-title`;
  says.id = `${thing.device}-says`;
  says.setAttribute("role", "status");
  section.setAttribute("aria-labelledby", title.id);
  section.append(title, says);
  if (thing.holder) {
    const pad = made("div", "pad");
    const take = steering(thing, thing.holder.take);
    pad.id = `${thing.device}-pad`;
    take.id = `${thing.device}-take`;
    take.className = "main";
    section.append(pad, take);
    if (thing.holder.text) section.append(anyText(thing));
  }
  const once = made("div", "once");
  once.append(...thing.once.map((press) => steering(thing, press)));
  switches.append(...thing.switches.map((one) => switched(thing, one)), once);
  section.append(switches);
  return section;
}

function held(thing, seen) {
  const { holder } = thing;
  const person = people.get(seen.person);
  if (person && !holder.text) return drawn(person);
  if (person) return made("p", "screen", `${person.name}的医保码`);
  return made("p", seen.holds && holder.text ? "screen" : "empty",
    seen.holds ? holder.other : holder.empty);
}

function showDevice(name, seen) {
  const thing = things.get(name);
  say($(`${name}-says`), seen.says);
  $(`${name}-says`).dataset.fine = seen.fine;
  for (const button of document.querySelectorAll(`[role=group] [data-device=${name}]`)) {
    button.setAttribute("aria-pressed", String(seen.on.includes(button.dataset.verb)));
  }
  if (!thing.holder) return;
  $(`${name}-pad`).replaceChildren(held(thing, seen));
  $(`${name}-take`).disabled = !seen.holds;
  for (const give of document.querySelectorAll(`#people [data-device=${name}]`)) {
    const lies = seen.person === give.dataset.person;
    say(give, lies ? thing.holder.again : thing.holder.person.label);
    give.setAttribute("aria-label", `${give.textContent}：${people.get(give.dataset.person).name}`);
    if (!thing.holder.text) give.closest("li").classList.toggle("lies", lies);
  }
}

function slip(one) {
  const item = made("li", "");
  const open = made("button", "slip");
  const picture = new Image();
  const name = `slip-${String(one.number).padStart(4, "0")}`;
  picture.src = `slips/${name}.png?made=${one.made}`;
  picture.alt = one.text;
  open.type = "button";
  open.title = "点开看原尺寸";
  open.append(picture);
  open.addEventListener("click", () => enlarge(one, picture.src));
  item.append(open, made("p", "", `第 ${one.number} 张`));
  const number = NUMBER.exec(one.text)?.[0];
  const reader = [...things.values()].find((thing) => thing.holder?.text);
  if (number && reader) {
    item.append(button("show", `出示 ${number}`,
      () => order({ do: "show_text", device: reader.device, text: number })));
  }
  return item;
}

function showSlips(slips) {
  $("slips").replaceChildren(...slips.map(slip));
  $("no-slip").hidden = slips.length > 0;
  $("take-slip").disabled = slips.length === 0;
  $("take-slip").dataset.number = slips[0]?.number ?? "";
}

function enlarge(one, source) {
  $("large-title").textContent = `凭条 第 ${one.number} 张`;
  $("large-picture").src = source;
  $("large-picture").alt = one.text;
  $("large").showModal();
}

function show(state) {
  const before = seen ? JSON.parse(seen) : {};
  seen = JSON.stringify(state);
  const changed = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
  for (const [name, now] of Object.entries(state.devices)) {
    if (changed(before.devices?.[name], now)) showDevice(name, now);
  }
  if (changed(before.slips, state.slips)) showSlips(state.slips);
}

// Requests

async function call(path, request) {
  const turn = ++asked;
  const answer = await fetch(path, request);
  return { ok: answer.ok, said: await answer.json(), newest: turn === asked };
}

async function poll() {
  try {
    const { ok, said, newest } = await call("state");
    if (ok && newest) show(said);
    if ($("trouble").textContent === LOST) trouble("");
  } catch {
    trouble(LOST);
  }
  setTimeout(poll, 1000);
}

// Stands over the cards, so not for long.
function note(text) {
  clearTimeout(noted);
  say($("done"), text);
  noted = setTimeout(() => say($("done"), ""), 5000);
}

async function order(what, done = "") {
  note("");
  const body = JSON.stringify(what);
  const headers = { "Content-Type": "application/json" };
  try {
    const { ok, said, newest } = await call("do", { method: "POST", headers, body });
    if (ok && newest) show(said);
    trouble(ok ? "" : (WHY[said.why]?.(things.get(said.device)?.short) ?? STRANGE));
    if (ok) note(done);
  } catch {
    trouble(LOST);
  }
}

async function begin() {
  $("take-slip").addEventListener("click", (event) =>
    order({ do: "take_slip", number: Number(event.currentTarget.dataset.number) }));
  $("close").addEventListener("click", () => $("large").close());
  $("large").addEventListener("click", (event) => {
    if (event.target === $("large")) $("large").close();
  });
  try {
    const known = (await call("things")).said.things;
    for (const thing of known) things.set(thing.device, thing);
    $("devices").replaceChildren(...known.map(device));
    const { said } = await call("people");
    for (const person of said.people) people.set(person.id, person);
    $("people").replaceChildren(...said.people.map(listed));
  } catch {
    trouble(LOST);
  }
  await poll();
}

begin();

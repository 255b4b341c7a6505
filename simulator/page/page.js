// Shows the table as /state tells it once a second, and sends what is pressed to /do.
"use strict";

const TAGS = {
  bad_number: "校验位错", expired: "证件过期", unknown: "平台查无此人", deceased: "已身故",
  minor: "未成年", uninsured: "未参保", elsewhere: "异地参保", several: "多处参保",
  paused: "暂停参保", no_account: "无个人账户",
};
const DEVICES = { reader: "阅读器", scanner: "扫码器", printer: "打印机" };
const SEXES = { 1: "男", 2: "女" };
const PAPER = { ok: "有纸", near_end: "纸快用完了", out: "缺纸" };
const WHY = {
  gone: (device) => `${device}的仿真程序没有回应，刚才的操作没有做。终端关掉了，就重新运行它。`,
  refused: (device) => `${device}现在做不了这个操作。看看它的状态，再试一次。`,
};
const LOST = "这个页面背后的程序已经结束。重新运行终端，再打开它给出的新地址。";
const STRANGE = "这个操作没有被接受。刷新页面再试。";

const NUMBER = /[A-Z]{2}-[0-9]{6}-[0-9]{6}/;  // of a filing, as its slip says it

const $ = (id) => document.getElementById(id);
const people = new Map();
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
  const lay = made("button", "lay");
  lay.type = "button";
  lay.dataset.person = person.id;
  lay.addEventListener("click", () => order({ do: "lay", person: person.id }));
  const show = made("button", "show", "出示医保码");
  show.type = "button";
  show.setAttribute("aria-label", `出示医保码：${person.name}`);
  show.addEventListener("click", () => order({ do: "show_voucher", person: person.id }));
  const both = made("div", "both");
  both.append(lay, show);
  item.append(drawn(person), tags, about, both);
  return item;
}

function showPad(reader) {
  const person = people.get(reader.person);
  const empty = made("p", "empty", wire(reader) ? "" : "把卡放在这里");
  const other = made("p", "empty", "有一张卡，不是从这个页面放上的");
  $("pad").replaceChildren(person ? drawn(person) : reader.card ? other : empty);
}

// The state

function wire(device) {
  if (!device.here) return "仿真程序已经结束";
  if (!device.plugged_in) return "拔掉了";
  return device.silent ? "静默，不应答" : "";
}

function readerSays(reader) {
  return wire(reader) || (reader.card ? "卡在上面" : "等一张卡");
}

function scannerSays(scanner) {
  const lit = scanner.held ? "灯亮着，在读" : "灯亮着，等一个码";
  const dark = scanner.held ? "灯没亮，现在不读" : "灯没亮";
  return wire(scanner) || (scanner.light ? lit : dark);
}

function printerSays(printer) {
  const cover = printer.cover_open ? "盖子开着，" : "";
  const broken = printer.broken ? "机械故障，" : "";
  const waiting = printer.waiting ? "，还有没打完的" : "";
  return wire(printer) || `${cover}${broken}${PAPER[printer.paper]}${waiting}`;
}

function lamp(id, text, fine) {
  say($(id), text);
  $(id).dataset.fine = fine;
}

function pressed(device, verb, on) {
  const button = document.querySelector(`[data-device=${device}][data-verb=${verb}]`);
  button.setAttribute("aria-pressed", String(on));
}

function showReader(reader) {
  lamp("reader-says", readerSays(reader), !wire(reader));
  showPad(reader);
  pressed("reader", "come_back", reader.here && reader.plugged_in);
  pressed("reader", "hang_up", reader.here && !reader.plugged_in);
  pressed("reader", "answer", reader.here && !reader.silent);
  pressed("reader", "silence", reader.here && reader.silent);
  $("take").disabled = !reader.card;
  for (const lay of document.querySelectorAll(".lay")) {
    const lies = reader.here && reader.person === lay.dataset.person;
    lay.textContent = lies ? "再放一次" : "放上";
    lay.setAttribute("aria-label", `${lay.textContent}：${people.get(lay.dataset.person).name}`);
    lay.closest("li").classList.toggle("lies", lies);
  }
}

function showScanner(scanner) {
  $("scanner").hidden = !scanner;
  document.body.classList.toggle("scans", Boolean(scanner));
  if (!scanner) return;
  lamp("scanner-says", scannerSays(scanner), !wire(scanner));
  const name = people.get(scanner.person)?.name;
  const words = name ? `${name}的医保码` : scanner.held ? "别的码" : "把手机拿到这里";
  const phone = made("p", scanner.held ? "screen" : "empty", words);
  $("phone").replaceChildren(phone);
  pressed("scanner", "come_back", scanner.here && scanner.plugged_in);
  pressed("scanner", "hang_up", scanner.here && !scanner.plugged_in);
  pressed("scanner", "answer", scanner.here && !scanner.silent);
  pressed("scanner", "silence", scanner.here && scanner.silent);
  $("take-phone").disabled = !scanner.held;
}

function showPrinter(printer) {
  const fine = !wire(printer) && printer.paper !== "out" && !printer.cover_open && !printer.broken;
  lamp("printer-says", printerSays(printer), fine);
  pressed("printer", "paper_ok", printer.here && printer.paper !== "out");
  pressed("printer", "paper_out", printer.here && printer.paper === "out");
  pressed("printer", "cover_close", printer.here && !printer.cover_open);
  pressed("printer", "cover_open", printer.here && printer.cover_open);
  pressed("printer", "come_back", printer.here && printer.plugged_in);
  pressed("printer", "hang_up", printer.here && !printer.plugged_in);
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
  if (number) item.append(shown(number));
  return item;
}

function shown(number) {
  const show = made("button", "show", `出示 ${number}`);
  show.type = "button";
  show.addEventListener("click", () => order({ do: "show_text", text: number }));
  return show;
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
  const changed = (part) => JSON.stringify(before[part]) !== JSON.stringify(state[part]);
  if (changed("reader")) showReader(state.reader);
  if (changed("scanner")) showScanner(state.scanner);
  if (changed("printer")) showPrinter(state.printer);
  if (changed("slips")) showSlips(state.slips);
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
    trouble(ok ? "" : (WHY[said.why]?.(DEVICES[said.device]) ?? STRANGE));
    if (ok) note(done);
  } catch {
    trouble(LOST);
  }
}

async function begin() {
  for (const button of document.querySelectorAll("[data-verb]")) {
    const { device, verb, done } = button.dataset;
    button.addEventListener("click", () => order({ do: "steer", device, verb }, done));
  }
  $("take").addEventListener("click", () => order({ do: "steer", device: "reader", verb: "take" }));
  $("take-phone").addEventListener("click", () =>
    order({ do: "steer", device: "scanner", verb: "take" }));
  $("any").addEventListener("submit", (event) => {
    event.preventDefault();
    if ($("any-text").value) order({ do: "show_text", text: $("any-text").value });
  });
  $("take-slip").addEventListener("click", (event) =>
    order({ do: "take_slip", number: Number(event.currentTarget.dataset.number) }));
  $("close").addEventListener("click", () => $("large").close());
  $("large").addEventListener("click", (event) => {
    if (event.target === $("large")) $("large").close();
  });
  try {
    const { said } = await call("people");
    for (const person of said.people) people.set(person.id, person);
    $("people").replaceChildren(...said.people.map(listed));
  } catch {
    trouble(LOST);
  }
  await poll();
}

begin();

// Filters, the way between the findings and the text, and the keyboard. Everything can be read without it.
addEventListener("DOMContentLoaded", () => {
  "use strict";
  document.body.classList.add("scripted");
  const files = [...document.querySelectorAll("main.file")];
  let current = files[0];

  const cards = (file, all) => [...file.querySelectorAll(".card")].filter((card) => all || !card.hidden);
  const marked = new Map();
  for (const mark of document.querySelectorAll("mark")) {
    for (const id of mark.dataset.for.split(" ")) marked.set(id, [...(marked.get(id) || []), mark]);
  }
  const marks = (id) => marked.get(id) || [];
  const into = (element) => element.scrollIntoView({ block: "center" });

  function show(card, { focus = true } = {}) {
    document.querySelectorAll(".now").forEach((element) => element.classList.remove("now"));
    card.classList.add("now");
    const own = marks(card.id);
    own.forEach((mark) => mark.classList.add("now"));
    const first = own.find((mark) => !mark.classList.contains("related")) || own[0];
    if (first && matchMedia("(min-width: 56rem)").matches) into(first);
    if (focus) card.focus({ preventScroll: true });
    into(card);
    count(card.closest("main"));
  }

  function toText(card) {
    const own = marks(card.id);
    const first = own.find((mark) => !mark.classList.contains("related")) || own[0];
    if (!first) return;
    show(card, { focus: false });
    first.tabIndex = -1;
    first.focus();
    into(first);
  }

  function step(by) {
    const seen = cards(current);
    if (!seen.length) return;
    const at = seen.findIndex((card) => card.classList.contains("now"));
    show(seen[at < 0 ? (by > 0 ? 0 : seen.length - 1) : (at + by + seen.length) % seen.length]);
  }

  function count(file) {
    const seen = cards(file);
    const at = seen.findIndex((card) => card.classList.contains("now"));
    const output = file.querySelector(".steps output");
    if (output) output.textContent = `${at < 0 ? "–" : at + 1} / ${seen.length}`;
  }

  function filter(file) {
    const form = file.querySelector(".filters");
    const levels = [...form.querySelectorAll("[data-severity]:checked")].map((box) => box.dataset.severity);
    const value = (name) => (form.querySelector(`[data-filter="${name}"]`) || { value: "" }).value;
    for (const card of cards(file, true)) {
      card.hidden =
        !levels.includes(card.dataset.severity) ||
        (value("rule") && card.dataset.rule !== value("rule")) ||
        (value("section") && card.dataset.section !== value("section"));
    }
    count(file);
  }

  function open(file) {
    current = file;
    files.forEach((one) => { one.hidden = one !== file; });
    document.querySelectorAll(".files button").forEach((button, at) => button.setAttribute("aria-current", files[at] === file));
  }

  if (!matchMedia("(min-width: 56rem)").matches) {
    document.querySelectorAll(".flow[open]").forEach((picture) => { picture.open = false; });
  }

  for (const file of files) {
    const form = file.querySelector(".filters");
    if (form) {
      form.hidden = false;
      const sections = form.querySelector('[data-filter="section"]');
      const titles = [...new Set(cards(file, true).map((card) => card.dataset.section).filter(Boolean))];
      if (sections) titles.forEach((title) => sections.append(new Option(title, title)));
      form.addEventListener("change", () => filter(file));
      form.addEventListener("submit", (event) => event.preventDefault());
      form.querySelectorAll("[data-step]").forEach((button) => button.addEventListener("click", () => step(Number(button.dataset.step))));
      count(file);
    }
    file.addEventListener("click", (event) => {
      const mark = event.target.closest("mark");
      const link = event.target.closest("a.place, .flow a");
      const card = event.target.closest(".card");
      if (mark) {
        const card = mark.dataset.for.split(" ").map((id) => document.getElementById(id)).find((one) => one && !one.hidden);
        if (card) show(card, { focus: matchMedia("(min-width: 56rem)").matches });
      } else if (link) {
        event.preventDefault();
        const target = card || document.getElementById(link.getAttribute("href").slice(1));
        if (card) toText(target); else if (target) show(target);
      } else if (card && !event.target.closest("summary, a, button") && !String(getSelection())) {
        show(card);
      }
    });
  }

  const nav = document.querySelector(".files");
  if (nav) {
    nav.hidden = false;
    files.forEach((file) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${file.dataset.path} (${cards(file, true).length})`;
      button.addEventListener("click", () => open(file));
      nav.append(button);
    });
    open(files[0]);
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, textarea")) return;
    const card = document.activeElement && document.activeElement.closest(".card");
    const onCard = card && document.activeElement === card;
    const down = event.key === "j" || (onCard && event.key === "ArrowDown");
    const up = event.key === "k" || (onCard && event.key === "ArrowUp");
    if (down || up) { event.preventDefault(); step(down ? 1 : -1); }
    else if (event.key === "Enter" && onCard) { event.preventDefault(); toText(card); }
    else if (event.key === "Escape") {
      const now = document.querySelector(".card.now");
      if (now) { now.focus({ preventScroll: true }); into(now); }
    }
  });
});

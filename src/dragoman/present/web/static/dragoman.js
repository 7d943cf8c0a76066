// Comfort only: rows by key, the evidence drawer, the brush of the timeline. Every page works without it.
"use strict";
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("main .row")].filter((row) => row.offsetParent !== null);
  const drawer = document.getElementById("drawer");
  let at = -1, came = null, waiting = false;

  function go(step) {
    const all = rows();
    if (!all.length) return;
    all[at]?.classList.remove("at");
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all[at].classList.add("at");
    all[at].scrollIntoView({ block: "nearest" });
    const link = all[at].querySelector("a");
    if (link) link.focus({ preventScroll: true });
    if (drawer && !drawer.hidden) { const open = all[at].querySelector("[data-drawer]"); if (open) show(open, false); }
  }

  async function show(link, focus = true) {
    const address = new URL(link.href);
    address.hash = "";
    address.searchParams.set("part", "1");
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) { location.href = link.href; return; }
    const held = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!drawer.contains(link)) came = link;
    const top = document.createElement("p");
    top.className = "drawer-top";
    const whole = document.createElement("a");
    whole.href = link.href;
    whole.textContent = "As a page";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Close";
    close.addEventListener("click", hide);
    top.append(whole, close);
    drawer.replaceChildren(top, ...held.body.childNodes);
    drawer.hidden = false;
    drawer.scrollTop = 0;
    copying(drawer);
    if (focus) close.focus();
  }

  function hide() {
    if (!drawer || drawer.hidden) return false;
    drawer.hidden = true;
    drawer.replaceChildren();
    came?.focus();
    return true;
  }

  function copying(within) {
    for (const button of within.querySelectorAll("[data-copy]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const field = within.querySelector("#" + CSS.escape(button.dataset.copy));
        field.select();
        try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
    }
  }

  function keys() {
    const there = document.querySelector("dialog.keys");
    if (there) { there.showModal(); return; }
    const dialog = document.createElement("dialog");
    dialog.className = "keys";
    const list = document.createElement("dl");
    const told = [["j, k", "next row, row before"], ["Enter", "evidence of the row"], ["o", "open the row"], ["Esc", "close"], ["/", "search"], ["[ ]", "earlier, further rows"], ["a, x, space", "on a card: yes, no, later"], ["e", "on a card: say why"], ["u", "undo my last decision"]];
    for (const link of document.querySelectorAll(".bar nav [data-key]")) told.push(["g " + link.dataset.key, link.textContent]);
    told.push(["g h", "Home"]);
    for (const [key, words] of told) {
      const dt = document.createElement("dt"), dd = document.createElement("dd"), kbd = document.createElement("kbd");
      kbd.textContent = key; dt.append(kbd); dd.textContent = words; list.append(dt, dd);
    }
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    const heading = document.createElement("h2");
    heading.textContent = "Keys";
    dialog.append(heading, list, close);
    document.body.append(dialog);
    dialog.showModal();
  }

  function brush(figure) {
    const svg = figure.querySelector("svg"), links = [...svg.querySelectorAll("a")];
    const bar = (event) => links.find((link) => { const box = link.querySelector(".hit").getBoundingClientRect(); return event.clientX >= box.left && event.clientX <= box.right; });
    let from = null;
    svg.addEventListener("pointerdown", (event) => { if (event.button === 0) from = bar(event); });
    svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const to = bar(event);
      const [low, high] = [links.indexOf(from), links.indexOf(to)].sort((a, b) => a - b);
      links.forEach((link, number) => link.querySelector(".hit").classList.toggle("brushed", to && number >= low && number <= high));
    });
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => {
      const to = bar(event), first = from;
      from = null;
      if (!first || !to || first === to) return;
      event.preventDefault();
      const [one, other] = [first, to].sort((a, b) => links.indexOf(a) - links.indexOf(b)).map((link) => new URL(link.getAttribute("href"), location.href));
      one.searchParams.set("to", other.searchParams.get("to"));
      location.href = one;
    });
    for (const words of figure.querySelectorAll(".brush-words")) words.hidden = false;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-drawer]");
    if (!link || !drawer || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    show(link);
  });

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "Escape") { if (typing(event.target)) event.target.blur(); else hide(); return; }
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (waiting) {
      waiting = false;
      const to = event.key === "h" ? "/" : document.querySelector(`.bar nav [data-key="${CSS.escape(event.key)}"]`)?.href;
      if (to) { event.preventDefault(); location.href = to; }
      return;
    }
    const card = document.querySelector("[data-review]");
    const meant = ["a", "x", "e", "u", " ", "[", "]"].includes(event.key) && document.querySelector(`main [data-key="${event.key}"]`);
    const held = event.target.closest("a, button, summary");
    if (meant && (card || event.key !== " ") && !(event.key === " " && held && held !== meant && held.tagName !== "A")) {
      event.preventDefault();
      if (meant.tagName === "INPUT") meant.focus(); else meant.click();
      return;
    }
    switch (event.key) {
      case "j": case "ArrowDown": if (event.key === "j" || at >= 0) { event.preventDefault(); go(1); } break;
      case "k": case "ArrowUp": if (event.key === "k" || at >= 0) { event.preventDefault(); go(-1); } break;
      case "Enter": { const row = rows()[at], open = row?.querySelector("[data-drawer]"); if (open && row.contains(document.activeElement) && !event.target.closest("[data-drawer], summary, button")) { event.preventDefault(); show(open); } break; }
      case "o": rows()[at]?.querySelector("a.main, a")?.click(); break;
      case "/": event.preventDefault(); document.getElementById("search").focus(); break;
      case "g": waiting = true; setTimeout(() => { waiting = false; }, 1500); break;
      case "?": keys(); break;
    }
  });

  const here = document.querySelector(".bar nav [aria-current]");
  if (here) here.closest("ul").scrollLeft = here.offsetLeft - 120;
  copying(document);
  for (const figure of document.querySelectorAll("[data-brush]")) brush(figure);
})();

"use strict";

// Enter sends, Shift+Enter breaks the line; an input method that is still composing is left alone.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  if (!event.target.matches(".composer textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

// What was sent leaves the box as soon as it is on its way.
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target;
  if (!form.matches(".composer")) return;
  const text = form.elements.text;
  if (text.value.trim() === "") event.preventDefault();
  else text.value = "";
});

// A menu closes after a tap in it or beside it.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu details[open]")) {
    if (!menu.querySelector("summary").contains(event.target)) menu.open = false;
  }
});

// Rows that scroll sideways stay where they were when they are shown anew.
const kept = {};
document.addEventListener("htmx:beforeSwap", () => {
  for (const row of document.querySelectorAll("[data-keep-scroll]")) kept[row.id] = row.scrollLeft;
});
document.addEventListener("htmx:afterSettle", () => {
  for (const row of document.querySelectorAll("[data-keep-scroll]")) {
    row.scrollLeft = kept[row.id] ?? row.scrollLeft;
  }
});
document.addEventListener("DOMContentLoaded", () => {
  const chips = document.getElementById("chips");
  const chip = chips?.querySelector(".on");
  if (chip) chips.scrollLeft = chip.offsetLeft - chips.offsetLeft - 12;
});

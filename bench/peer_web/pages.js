// Both pages stay in the document and one is shown.
const pages = [...document.querySelectorAll(".page")];
pages.forEach((page, at) => {
  page.querySelector(".target").addEventListener("click", () => {
    page.hidden = true;
    pages[1 - at].hidden = false;
  });
});

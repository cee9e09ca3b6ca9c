/** For every page's head: Escape hides the definition that is shown, until pointer and focus have left its term. */
export const dismissTerm = `<script>
document.addEventListener("keydown", ({key}) => {
  if (key !== "Escape") return;
  for (const term of document.querySelectorAll(".term:is(:hover, :focus)")) {
    term.classList.add("dismissed");
    for (const end of ["mouseleave", "blur"])
      term.addEventListener(end, () => term.classList.remove("dismissed"), {once: true});
  }
});
</script>`;

/** Shows a box beside a form that ticks and clears all boxes in it. */
for (const all of document.querySelectorAll<HTMLInputElement>('input[data-choose-all]')) {
  const boxes = [...all.form!.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')]
  const show = () => {
    const chosen = boxes.filter(({ checked }) => checked).length
    all.checked = chosen === boxes.length
    all.indeterminate = chosen > 0 && chosen < boxes.length
  }
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked
  })
  for (const box of boxes) box.addEventListener('change', show)
  // A browser that comes back to the page may have kept what was ticked.
  window.addEventListener('pageshow', show)
  all.closest('p')!.hidden = false
}

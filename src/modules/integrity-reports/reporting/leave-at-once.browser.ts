/** Puts the front page of the office in the place of this one, so that going back does not lead here. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('.ps-header__leave')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    document.dispatchEvent(new Event('leaving'))
    document.querySelector('main')?.replaceChildren()
    location.replace(link.href)
  })
}
// A page that a browser kept aside would show what stood in it.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload()
})

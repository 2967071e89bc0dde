/** Offers to fill in where the phone is, where it can tell; the field is typed in without it. */
interface Words {
  readonly use: string
  readonly waiting: string
  readonly failed: string
}

const field = document.querySelector<HTMLInputElement>('input[name=coordinates]')
const words = document.querySelector<HTMLElement>('[data-own-place]')?.dataset['ownPlace']
if (field && words && 'geolocation' in navigator) offer(field, JSON.parse(words) as Words)

function offer(input: HTMLInputElement, { use, waiting, failed }: Words): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary'
  button.textContent = use
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  button.addEventListener('click', () => {
    said.textContent = waiting
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        input.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`
        said.textContent = ''
        input.focus()
      },
      () => {
        said.textContent = failed
      },
      { enableHighAccuracy: true, timeout: 20_000 },
    )
  })
  input.after(button, said)
}

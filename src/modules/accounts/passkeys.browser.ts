/**
 * Asks the device for a passkey and puts what it says into the form, which is then sent like any other.
 * Where it cannot, the page stays as it is and says what else there is.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

const part = document.querySelector<HTMLElement>('[data-passkey]')
if (part && browserSupportsWebAuthn()) offer(part)

function offer(shown: HTMLElement): void {
  const form = shown.closest('form')!
  const answer = form.querySelector<HTMLInputElement>('[name=response]')!
  const failure = form.querySelector<HTMLElement>('[data-passkey-failed]')!
  shown.hidden = false
  form.querySelector<HTMLElement>('[data-without-script]')!.hidden = true

  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    failure.hidden = true
    try {
      answer.value = JSON.stringify(await ask(shown))
    } catch {
      // Whoever closes the window of the device, or has no key, is told so; browsers do not say which.
      failure.hidden = false
      return
    }
    // Not requestSubmit(), which would ask again.
    form.submit()
  })
}

function ask({ dataset }: HTMLElement): Promise<unknown> {
  const optionsJSON = JSON.parse(dataset['options']!)
  return dataset['passkey'] === 'registration'
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON })
}

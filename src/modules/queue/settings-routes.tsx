import { textIn, typedIn, wholeIn } from '../../platform/web/form-input.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { readLine } from './line.ts'
import { SettingsPage } from './pages/settings-page.tsx'
import { setCounter, setRule, setService } from './setting-up.ts'
import { queueWorkUrls } from './urls.ts'
import { queueWorkMessages } from './work-messages.ts'

const settings = { permission: 'queue.manage', event: 'none', reuse: 'never' } as const
const posted = { ...settings, method: 'POST' } as const
type Errors = Record<string, string>

async function settingsPage({ tx, view, body, now }: Act, form: FormState): Promise<Answer> {
  const { services, counters, rule } = await readLine(tx, now)
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: queueWorkMessages[view.language].settings,
    content: (
      <SettingsPage services={services} counters={counters} rule={rule} form={form} chosen={chosenIn(body)} />
    ),
  }
}

const done: Answer = { kind: 'redirect', to: queueWorkUrls.settings() }
const again = (act: Act, errors: Errors) => settingsPage(act, { typed: typedIn(act.body), errors })

function chosenIn(body: Act['body']): string[] {
  return [body['services'] ?? []].flat()
}

async function service(act: Act): Promise<Answer> {
  const { tx, body, now, view } = act
  const t = queueWorkMessages[view.language]
  const errors: Errors = {}
  const letter = textIn(body, 'letter').toUpperCase()
  if (!/^[\p{L}]{1,2}$/u.test(letter)) errors['letter'] = t.letterWrong
  const [name, nameEn] = [textIn(body, 'name'), textIn(body, 'nameEn')]
  if (name === '' || name.length > 80) errors['name'] = t.nameMissing
  if (nameEn === '' || nameEn.length > 80) errors['nameEn'] = t.nameMissing
  const minutes = wholeIn(body, 'minutes', { least: 1, most: 240 })
  if (minutes === undefined) errors['minutes'] = t.minutesWrong
  if (Object.keys(errors).length > 0 || minutes === undefined) return again(act, errors)
  const isOpen = textIn(body, 'takes') !== 'no'
  await setService(tx, ownActor(act), { letter, name, nameEn, minutes, isOpen, at: now })
  return done
}

async function counter(act: Act): Promise<Answer> {
  const { tx, body, now, view } = act
  const t = queueWorkMessages[view.language]
  const number = wholeIn(body, 'number', { least: 1, most: 99 })
  if (number === undefined) return again(act, { number: t.numberWrong })
  const set = await setCounter(tx, ownActor(act), { number, services: chosenIn(body), at: now })
  return set.ok ? done : again(act, { services: t.callsServices })
}

async function patience(act: Act): Promise<Answer> {
  const { tx, body, now, view } = act
  const patienceMinutes = wholeIn(body, 'patience', { least: 5, most: 240 })
  if (patienceMinutes === undefined) {
    return again(act, { patience: queueWorkMessages[view.language].patienceWrong })
  }
  await setRule(tx, ownActor(act), { patienceMinutes, at: now })
  return done
}

export const queueSettingsRoutes = [
  route(queueWorkUrls.settings, settings, (act) => settingsPage(act, emptyForm)),
  route(queueWorkUrls.setService, { ...posted, event: 'queue.service-set' }, service),
  route(queueWorkUrls.setCounter, { ...posted, event: 'queue.counter-added' }, counter),
  route(queueWorkUrls.setRule, { ...posted, event: 'queue.rule-set' }, patience),
]

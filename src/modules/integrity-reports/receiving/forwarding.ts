import { bytesToHex } from '@noble/hashes/utils.js'
import { isHybridRecipient } from '../protocol/age-keys.ts'
import { fromB64 } from '../protocol/binding.ts'
import { newPassphrase } from '../protocol/key-file.ts'
import type { Wordlist } from '../protocol/wordlist.ts'
import { dossierOf, sealDossier, type Dossier } from './dossier.ts'
import { button, drawn, element, field, filled, offerFile, part, refuse } from './elements.ts'
import { fetchFile } from './files-of-message.ts'
import { onForm, send, type Current } from './report-actions.ts'
import { inWords, nameOf } from './session.ts'
import { kindInWords, textOf, toldBy } from './thread-view.ts'

/** The dossier is made and sealed on the device; the thread only says that, to whom, and which bytes. */
export function connectForwarding(current: () => Current | undefined, list: Wordlist): void {
  onForm('forward', current, async (report) => {
    const { words, say } = report.session
    const to = field('forwardTo').value.trim().normalize('NFC')
    if (to === '') return refuse(field('forwardTo'), words.toMissing)
    const key = field('forwardKey').value.replaceAll(/\s/g, '')
    if (key !== '' && !isHybridRecipient(key)) return refuse(field('forwardKey'), words.keyWrong)
    const isWhole = document.querySelector<HTMLInputElement>('[name=forwardWhat]:checked')?.value === 'all'
    say(words.building)
    await drawn()
    const evidence = isWhole ? await evidenceOf(report) : undefined
    if (evidence === 'gone') return say(words.fileGone)
    const zip = dossierOf({
      opened: report.opened,
      readme: words.readme,
      summary: summaryOf(report),
      evidence,
    })
    const passphrase = newPassphrase(list)
    const { sealed, sha256 } = await sealDossier(zip, key === '' ? { passphrase } : { recipient: key })
    const kind = { kind: 'forwarded', to, dossier: sha256 } as const
    if (!(await send(report, { kind, content: new Uint8Array() }))) return
    say(words.dossierDone)
    const sum = bytesToHex(fromB64(sha256) ?? new Uint8Array())
    const spoken = passphrase.split(' ').map((word) => element('li', '', word))
    part('dossier').replaceChildren(
      element('p', 'ps-measure', words.dossierDone),
      ...(key === ''
        ? [element('p', 'ps-measure', words.dossierWords), element('ol', 'ps-recipient__words', ...spoken)]
        : []),
      element('p', 'ps-recipient__text ps-small', filled(words.dossierSum, { sum })),
      button(words.dossierSave, '', () => offerFile('dossier.age', sealed)),
    )
  })
}

/** Whether the reporter has agreed, in words. */
export function showConsent({ session, opened }: Current): void {
  const { words } = session
  const isGiven = opened.thread.messages.some(({ head }) => head.kind === 'consent' && head.by === 'reporter')
  part('consent').textContent = isGiven ? words.consented : words.notConsented
}

async function evidenceOf({ session, found, opened }: Current): Promise<Dossier['evidence'] | 'gone'> {
  const files: {
    seq: number
    file: (typeof opened.thread.messages)[0]['head']['files'][0]
    content: Uint8Array
  }[] = []
  for (const [seq, { head }] of opened.thread.messages.entries()) {
    for (const file of head.files) {
      const content = await fetchFile(opened, { file, epoch: head.epoch }, session.paths)
      if (!content) return 'gone'
      files.push({ seq, file, content })
    }
  }
  return { told: await toldBy(session, opened.days[0] ?? found.arrived), files }
}

function summaryOf({ session, opened }: Current): string {
  const { words } = session
  const lines = opened.thread.messages.map((message, seq) => {
    const day = opened.days[seq]
    const ledger = day ? filled(words.inLedger, { day: inWords(session, day) }) : words.notInLedger
    const files = message.head.files.map(({ name, size }) => `${name} (${size})`)
    return [
      `${seq + 1}. ${nameOf(session, message.head.by)} · ${kindInWords(session, message)}`,
      ledger,
      textOf(message),
      ...files,
    ].join('\n')
  })
  return [opened.report, ...lines].join('\n\n')
}

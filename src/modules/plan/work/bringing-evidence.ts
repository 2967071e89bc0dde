import type { StagedFile } from '../../../platform/files/staging.ts'
import type { Act } from '../../../platform/web/route.ts'
import { readOutsideLink } from '../../../platform/links/outside-link.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import { readArrivedFiles } from '../../../ui/arrived-files.ts'
import { planWorkMessages } from './messages.ts'
import { readWorkDate } from './typed.ts'

export interface Brought {
  readonly files: readonly StagedFile[]
  readonly url: string | undefined
  readonly title: string
  readonly isPublic: boolean
  readonly datedOn: Temporal.PlainDate
}

/** Reads the part of a form that brings evidence; the faults are by field, in words. */
export function readBrought(
  { body, uploads, view }: Pick<Act, 'body' | 'uploads' | 'view'>,
  fiscalYear: number,
): { brought: Brought | undefined; errors: Record<string, string> } {
  const { language, today } = view
  const t = planWorkMessages[language]
  const errors: Record<string, string> = {}
  const arrived = readArrivedFiles(uploads['files'], language)
  if (!arrived.ok) errors['files'] = arrived.fault
  const link = readOutsideLink(textIn(body, 'link'))
  if (!link.ok) errors['link'] = t.linkWrong
  const title = textIn(body, 'title')
  if (title.length > 300) errors['title'] = t.tooLong('300')
  const dated = readWorkDate(textIn(body, 'datedOn'), { fiscalYear, language, noLaterThan: today })
  const isAnything = !arrived.ok || arrived.files.length > 0 || (link.ok && link.url !== undefined)
  // A date that stands there by itself is no mistake of somebody who brings nothing.
  if (isAnything && !dated.ok) errors['datedOn'] = dated.fault
  // Nothing is proposed: evidence may hold names, and once it is public it was read.
  const whoSees = textIn(body, 'whoSees')
  if (isAnything && whoSees !== 'all' && whoSees !== 'staff') errors['whoSees'] = t.whoSeesMissing
  if (!isAnything || !arrived.ok || !link.ok || !dated.ok || Object.keys(errors).length > 0) {
    return { brought: undefined, errors }
  }
  const { files } = arrived
  const isPublic = whoSees === 'all'
  return { brought: { files, url: link.url, title, isPublic, datedOn: dated.date }, errors }
}

import type { Uploads } from '../../../platform/files/receiving.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { readArrivedFiles } from '../../../ui/arrived-files.ts'
import { answerMessages } from './answer-messages.ts'
import { askedFields } from './asked-fields.ts'
import { fieldsOf, type Answers, type Field, type ServiceForm } from './form.ts'
import { mostFilesOfField } from './form-files.ts'
import { inputName } from './input-names.ts'
import { missingWords, readField, type FieldContext } from './reading-field.ts'

/** A form as it was sent, and what it is read with. */
export interface PostedForm extends FieldContext {
  readonly body: FormFields
  readonly uploads: Uploads
}

export type FieldErrors = Readonly<Record<string, string>>
/** Files by the key of their field. */
export type AnswerFiles = Readonly<Record<string, readonly StagedFile[]>>

/**
 * Reads the answers to a form and demands what it requires; what is wrong comes back by the name of the input, in words.
 * Answers to what is not asked are dropped, so that nothing is kept that no question was asked for.
 */
export function readAnswers(
  posted: PostedForm,
  form: ServiceForm,
): { ok: true; answers: Answers; files: AnswerFiles } | { ok: false; errors: FieldErrors } {
  const { answers, asked, errors } = readTyped(posted, form)
  const files: Record<string, readonly StagedFile[]> = {}
  for (const field of asked) {
    const name = inputName(field)
    if (field.kind === 'files') {
      const read = readFiles(posted, field)
      if (!read.ok) errors.set(name, read.fault)
      else if (read.files.length > 0) files[field.key] = read.files
      else if (field.isRequired) errors.set(name, missingWords(field, posted.language))
      continue
    }
    const hasError = [...errors.keys()].some((one) => one === name || one.startsWith(`${name}.`))
    if (field.isRequired && answers[field.key] === undefined && !hasError) {
      errors.set(firstInput(field), missingWords(field, posted.language))
    }
  }
  return errors.size === 0 ? { ok: true, answers, files } : { ok: false, errors: inOrder(errors, form) }
}

/**
 * Reads what can be read, for a form that is saved to go on later: nothing is demanded. What was typed and cannot be
 * read is told in `errors`, for it would be lost. Files are not read.
 */
export function readPartly(
  posted: Omit<PostedForm, 'uploads'>,
  form: ServiceForm,
): { readonly answers: Answers; readonly errors: FieldErrors } {
  const { answers, errors } = readTyped(posted, form)
  return { answers, errors: inOrder(errors, form) }
}

function readTyped(posted: Omit<PostedForm, 'uploads'>, form: ServiceForm) {
  const read = new Map(fieldsOf(form).map((field) => [field.key, readField(posted.body, field, posted)]))
  const all: Answers = {}
  for (const [key, one] of read) if (one.ok && one.answer !== undefined) all[key] = one.answer
  const asked = askedFields(form, all)
  const answers: Answers = {}
  const errors = new Map<string, string>()
  for (const { key } of asked) {
    const one = read.get(key)!
    if (!one.ok) for (const [name, words] of Object.entries(one.errors)) errors.set(name, words)
    else if (one.answer !== undefined) answers[key] = one.answer
  }
  return { answers, asked, errors }
}

/** The input to which a missing answer leads: the first of those that a field has. */
function firstInput(field: Field): string {
  if (field.kind === 'address') return inputName(field, 'house')
  return field.kind === 'booking' ? inputName(field, 'space') : inputName(field)
}

/** As the fields stand on the page, so that a list of errors leads down it. */
function inOrder(errors: ReadonlyMap<string, string>, form: ServiceForm): FieldErrors {
  const names = fieldsOf(form).map((field) => inputName(field))
  const place = (name: string) => names.indexOf(name.split('.')[0]!)
  return Object.fromEntries([...errors].toSorted(([one], [other]) => place(one) - place(other)))
}

function readFiles({ uploads, language }: PostedForm, field: Field) {
  const read = readArrivedFiles(uploads[inputName(field)], language)
  const most = field.most ?? mostFilesOfField
  if (!read.ok || read.files.length <= most) return read
  const fault = answerMessages[language].tooManyFiles(field.label[language], most)
  return { ok: false, fault } as const
}

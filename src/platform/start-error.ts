/**
 * A reason why the program cannot start that the person in front of it can mend. Shown in both
 * languages without a stack; everything else that goes wrong at the start is a defect and keeps its stack.
 */
export class StartError extends Error {
  readonly code: string
  readonly th: string
  readonly en: string

  constructor(code: string, message: { th: string; en: string }, options?: ErrorOptions) {
    super(message.en, options)
    this.name = 'StartError'
    this.code = code
    this.th = message.th
    this.en = message.en
  }
}

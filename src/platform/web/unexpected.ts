import { DocumentError } from '../documents/document-process.ts'
import { Problem, type ProblemCode } from './problem.ts'

/** Errors of the framework, by their stable codes. */
const frameworkErrors: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-body',
  FST_CSRF_MISSING_SECRET: 'form-expired',
  FST_CSRF_INVALID_TOKEN: 'form-expired',
}

interface Coded extends Error {
  readonly code?: string
  readonly statusCode?: number
  readonly syscall?: string
  readonly severity?: string
}

/** SQLSTATE: five capitals or digits. */
const sqlState = /^[0-9A-Z]{5}$/
/** Connection lost, out of resources, server shutting down. */
const unavailable = /^(08|53|57)/
/** How the system says that a connection was lost or never came about. */
const connectionLost =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
/** pg gives these no code. */
const lostInWords =
  /timeout exceeded when trying to connect|Query read timeout|timeout expired|Connection terminated|encountered a connection error/

/** What a visitor is told of an error that was thrown, whatever it was. */
export function problemOf(error: Error): Problem {
  const cause: Coded = rootCause(error)
  if (cause instanceof Problem) return cause
  if (cause instanceof DocumentError) return new Problem('document-unavailable')
  const known = frameworkErrors[cause.code ?? '']
  if (known) return new Problem(known)
  // Before the rest: a visitor who hangs up in the middle of a form is a lost connection too.
  if (cause.statusCode !== undefined && cause.statusCode < 500) return new Problem('bad-request')
  return new Problem(isUnavailable(cause) ? 'database-unavailable' : 'internal-error')
}

function isUnavailable({ code = '', syscall, severity, message }: Coded): boolean {
  // A private socket that is gone is ENOENT, which is a missing file anywhere else.
  if (syscall === 'connect' || connectionLost.test(code)) return true
  // The database ends a session so, or refuses one, as while it is being restored under another name.
  if (severity === 'FATAL') return true
  return sqlState.test(code) ? unavailable.test(code) : lostInWords.test(message)
}

/**
 * What the log may hold of an error: where it happened and its code. A database's message and a failed
 * query's text quote what people typed, so that they stay out.
 */
export function loggable(error: Error): { error: string; code?: string; at: string[] } {
  const cause: Coded = rootCause(error)
  const quotes = sqlState.test(cause.code ?? '')
  return {
    error: quotes ? cause.name : `${cause.name}: ${cause.message}`,
    ...(cause.code ? { code: cause.code } : {}),
    // The stack begins with the message, which may hold lines that look like places.
    at: (error.stack ?? '')
      .replace(error.message, '')
      .split('\n')
      .filter((line) => line.startsWith('    at ')),
  }
}

/** The query builder wraps what the database said. */
function rootCause(error: Error): Error {
  return error.cause instanceof Error ? rootCause(error.cause) : error
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { inOrganization } from '../database/tenant.ts'
import { receiveForm, type ReceivedForm } from '../files/receiving.ts'
import { admit, whoIs, type House } from './admitting.ts'
import type { Arrived } from './performing.ts'
import { Problem } from './problem.ts'
import { longestFile, type FormFields, type Route } from './route.ts'

const nothing: Omit<ReceivedForm, 'fields'> = { uploads: {}, staged: [] }

/**
 * The form of a request with the files it brought. Files are read only of somebody who may do what the
 * route is for, after the form has shown its token; of anybody else only the fields that came before.
 */
export async function formOf(
  house: House,
  route: Route,
  arrived: Arrived,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<ReceivedForm> {
  if (route.takes === 'fields') return { fields: withoutControls(arrived.body), ...nothing }
  // What else a machine sends is no form, and no field of it is used.
  if (route.takes !== 'form') return { fields: {}, ...nothing }
  if (!request.isMultipart()) return { fields: withoutControls(arrived.body), ...nothing }
  if (!route.uploads) throw new Problem('unsupported-body')
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > mostBytes(route.uploads)) throw new Problem('body-too-large')
  const form = await receiveForm(request, arrived.services.files, route.uploads, async (fields) => {
    await checkToken(request, reply, fields)
    return mayCome(house, route, { ...arrived, body: withoutControls(fields) })
  })
  return { ...form, fields: withoutControls(form.fields) }
}

// No keyboard types them, the database takes no NUL, and the others hide in logs and exports.
// oxlint-disable-next-line no-control-regex -- to be removed, they must be named
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** The fields of a form without control characters; tabs and the ends of lines stay. Nothing but texts is one. */
function withoutControls(fields: Readonly<Record<string, unknown>>): FormFields {
  const clean = (text: unknown): string => String(text).replaceAll(controls, '')
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => typeof value === 'string' || Array.isArray(value))
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(clean) : clean(value)]),
  )
}

/** The first file of a form without a token; nothing of it touches the disk, and no field and no name is read. */
export async function oneFileOf(request: FastifyRequest): Promise<Uint8Array> {
  if (!request.isMultipart()) throw new Problem('unsupported-body')
  const part = await request.file({
    limits: { fileSize: longestFile, files: 1, fields: 0 },
    throwFileSizeLimit: false,
  })
  return part ? part.toBuffer() : new Uint8Array()
}

/** The files at their largest, and a megabyte for the words. */
function mostBytes({ maxFiles, maxBytes }: NonNullable<Route['uploads']>): number {
  return maxFiles * maxBytes + 1024 * 1024
}

function checkToken(request: FastifyRequest, reply: FastifyReply, fields: FormFields): Promise<void> {
  request.body = fields
  return new Promise((resolve, reject) => {
    request.server.csrfProtection(request, reply, (error?: Error) => (error ? reject(error) : resolve()))
  })
}

/** Asked twice: here before anything is written to disk, and again in the transaction of the act. */
async function mayCome(house: House, route: Route, arrived: Arrived): Promise<boolean> {
  if (route.permission === 'public') return true
  return inOrganization(
    house.database.serving,
    arrived.view.organization.organizationId,
    async (tx) => {
      const admission = await whoIs(tx, arrived)
      if (!admission) return false
      return (await admit(tx, house, route, arrived, admission)).elsewhere === undefined
    },
    'read only',
  )
}

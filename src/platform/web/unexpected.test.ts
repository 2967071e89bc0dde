import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'
import { expect, test } from 'vitest'
import { Problem } from './problem.ts'
import { loggable, problemOf } from './unexpected.ts'

async function thrownBy(work: () => unknown): Promise<Error> {
  try {
    await work()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}

function databaseError(code: string, message = 'said by the database'): pg.DatabaseError {
  const error = new pg.DatabaseError(message, message.length, 'error')
  error.code = code
  return error
}

/** Connects to what stands at a port for the time of the test. */
async function connectTo(settings: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ connectionTimeoutMillis: 500, ...settings })
  client.on('error', () => {})
  await client.connect()
}

/** A server that treats every connection in the same way. */
async function withServer<T>(meet: (socket: Socket) => void, work: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    meet(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work((server.address() as { port: number }).port)
  } finally {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
}

test('a database that cannot be reached is unavailable, however the system says so', async () => {
  const unreachable: pg.ClientConfig[] = [
    { host: '127.0.0.1', port: 1 },
    { host: '/nowhere/at/all' },
    { host: 'database.invalid' },
  ]
  for (const settings of unreachable) {
    const error = await thrownBy(() => connectTo(settings))
    expect(problemOf(error).code, `${settings.host}: ${error.message}`).toBe('database-unavailable')
  }
})

test('a host with two addresses that both refuse is unavailable', async () => {
  const localhost = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  const error = await thrownBy(() =>
    once(connect({ port: 1, host: 'localhost', lookup: (_, __, done) => done(null, localhost) }), 'connect'),
  )
  expect(error, 'Node wraps both in one').toBeInstanceOf(AggregateError)
  expect(problemOf(error).code).toBe('database-unavailable')
})

test('a visitor who hangs up in the middle of a form is no database', () => {
  const error = Object.assign(new Error('aborted'), { code: 'ECONNRESET', statusCode: 400 })
  expect(problemOf(error).code).toBe('bad-request')
})

test('a database that answers nothing or hangs up is unavailable', async () => {
  const silent = await withServer(
    () => {},
    (port) => thrownBy(() => connectTo({ host: '127.0.0.1', port })),
  )
  expect(problemOf(silent).code, silent.message).toBe('database-unavailable')
  const hangsUp = await withServer(
    (socket) => void socket.once('data', () => socket.resetAndDestroy()),
    (port) => thrownBy(() => connectTo({ host: '127.0.0.1', port })),
  )
  expect(problemOf(hangsUp).code, hangsUp.message).toBe('database-unavailable')
  const closes = await withServer(
    (socket) => void socket.once('data', () => socket.end()),
    (port) => thrownBy(() => connectTo({ host: '127.0.0.1', port })),
  )
  expect(problemOf(closes).code, closes.message).toBe('database-unavailable')
})

test.each([
  ['57P01', 'the server was stopped'],
  ['53300', 'too many connections'],
  ['08006', 'the connection failed'],
])('SQLSTATE %s is a database that is unavailable: %s', (code) => {
  expect(problemOf(databaseError(code)).code).toBe('database-unavailable')
})

test('a session that the database refuses or ends is a database that is unavailable', () => {
  const gone = databaseError('3D000', 'database "prongsai" does not exist')
  gone.severity = 'FATAL'
  expect(problemOf(gone).code).toBe('database-unavailable')
})

test.each(['23505', '42601', '42501', '22021'])('SQLSTATE %s is a defect of ours', (code) => {
  expect(problemOf(databaseError(code)).code).toBe('internal-error')
})

test('what the query builder wraps is unwrapped', () => {
  const wrapped = new DrizzleQueryError('select 1', [], databaseError('57P01'))
  expect(problemOf(wrapped).code).toBe('database-unavailable')
})

test('a problem stays what it is, and an unknown error is a defect', async () => {
  const problem = new Problem('not-found')
  expect(problemOf(problem)).toBe(problem)
  expect(problemOf(new Error('?')).code).toBe('internal-error')
  expect(problemOf(Object.assign(new Error('?'), { statusCode: 404 })).code).toBe('bad-request')
  expect(problemOf(Object.assign(new Error('?'), { statusCode: 500 })).code).toBe('internal-error')
  const missingFile = await thrownBy(() => readFile('/nowhere/at/all'))
  expect(problemOf(missingFile).code, 'a file is not the database').toBe('internal-error')
})

test('what people typed does not reach the log', () => {
  const typed = 'ชื่อและเบอร์โทรของผู้ร้อง'
  const said = databaseError('22P02', `invalid input syntax for type integer: "${typed}"`)
  said.detail = `Failing row contains (${typed})`
  const wrapped = new DrizzleQueryError('insert into complaint values ($1)', [typed], said)
  for (const error of [said, wrapped]) {
    const logged = loggable(error)
    expect(JSON.stringify(logged)).not.toContain(typed)
    expect(logged.code).toBe('22P02')
    expect(logged.at.length, 'where it happened is known').toBeGreaterThan(0)
  }
})

test('lines of what people typed that look like a stack do not reach the log', () => {
  const typed = '\n    at secret-place'
  const said = databaseError('22P02', `invalid input: "${typed}"`)
  const wrapped = new DrizzleQueryError('insert into complaint values ($1)', [typed], said)
  for (const error of [said, wrapped]) expect(JSON.stringify(loggable(error))).not.toContain('secret-place')
})

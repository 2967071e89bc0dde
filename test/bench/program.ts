import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'

/** The built program in a process of its own, as `npm start` runs it. */
export interface Program {
  readonly url: string
  /** From the first instruction of the process to the line that says it is ready. */
  readonly startSeconds: number
  /** What the process holds in memory now, in MB of 1,048,576 bytes. */
  memory(): number
  stop(): Promise<void>
}

export async function startProgram(dataFolder: string): Promise<Program> {
  const start = performance.now()
  const child = spawn(process.execPath, [join(projectRoot, 'dist/main.js')], {
    env: {
      ...process.env,
      PRONGSAI_DATA: dataFolder,
      PORT: '0',
      HOST: '127.0.0.1',
      PRONGSAI_REQUESTS_PER_10_SECONDS: '1000000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await readyAddress(child)
  const startSeconds = (performance.now() - start) / 1000
  return {
    url,
    startSeconds,
    memory: () => memoryOf(child),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGINT')
      await ended
    },
  }
}

async function readyAddress(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    // Listening for as long as it runs, or its log would fill the pipe and stop it.
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += said.includes('ready at') ? '' : text
      const address = /ready at (\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)))
  })
}

function memoryOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)![1]) / 1024
}

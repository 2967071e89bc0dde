import { parentPort, workerData } from 'node:worker_threads'
import type { OfficialDocument } from './official-document.ts'
import { wordOf } from './word-document.ts'

const bytes = await wordOf(workerData as OfficialDocument)
parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer])

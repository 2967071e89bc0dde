import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lineUnits } from '../language/segmentation.ts'
import type { DocumentOutcome } from './document-process.ts'
import type { PdfOrder, PdfWorkerData } from './pdf-writing.ts'

/** Archival, with tags for screen readers. */
const archival = 'a-2a'

const { templates, fonts } = JSON.parse(process.argv[2]!) as PdfWorkerData
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [...fonts] }] })

process.on('message', (order: PdfOrder) => {
  process.send?.(write(order))
  // Typst remembers everything it has set: without this, memory grows by 1.5 MB a document.
  compiler.evictCache(0)
})

function write({ template, data, date, title }: PdfOrder): DocumentOutcome {
  try {
    const source = readFileSync(join(templates, `${template}.typ`), 'utf8')
    // The compiler would fetch a package from the network; a document must not depend on one.
    if (/["']@/.test(source)) throw new Error(`the template ${template} imports a package`)
    const { emblem, ...told } = data as { emblem?: string }
    if (emblem) compiler.mapShadow(join(templates, 'emblem.png'), Buffer.from(emblem, 'base64'))
    compiler.mapShadow(
      join(templates, 'data.json'),
      Buffer.from(JSON.stringify({ ...(cut(told) as object), hasEmblem: emblem !== undefined, title, date })),
    )
    const compiled = compiler.compile({ mainFileContent: source })
    const document = compiled.result
    if (!document) throw new Error(reasonOf(compiled.takeDiagnostics()))
    return { ok: true, bytes: pdfOf(document) }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * A letter that no font has, such as a new emoji or one of the private letters that old Thai documents hold, cannot
 * be archived: its document is printed all the same, with an empty box.
 */
function pdfOf(document: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: archival })
  } catch {
    return compiler.pdf(document)
  }
}

function reasonOf(error: NodeError | null): string {
  return error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'no document and no reason'
}

/** Every Thai text becomes the units that no line may end inside; lines end where they are told to. */
function cut(value: unknown): unknown {
  if (typeof value === 'string') {
    if (!/[\u0E00-\u0E7F\n]/.test(value)) return value
    const lines = value.split('\n').map(lineUnits)
    return { units: lines.flatMap((units, index) => (index === 0 ? units : ['\n', ...units])) }
  }
  if (Array.isArray(value)) return value.map(cut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cut(inner)]))
}

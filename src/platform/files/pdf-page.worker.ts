import { parentPort, workerData } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'

const { pdf, longest } = workerData as { pdf: Uint8Array; longest: number }

const library = await PDFiumLibrary.init()
const document = await library.loadDocument(pdf)
const page = document.getPage(0)
const { originalWidth, originalHeight } = page.getOriginalSize()
const { data } = await page.render({
  scale: longest / Math.max(originalWidth, originalHeight, 1),
  render: ({ data: pixels, width, height }) =>
    sharp(pixels, { raw: { width, height, channels: 4 } })
      .webp()
      .toBuffer(),
})
parentPort?.postMessage(data)
document.destroy()
library.destroy()

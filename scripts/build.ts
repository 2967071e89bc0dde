import { createHash } from 'node:crypto'
import {
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  renameSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { build } from 'esbuild'
import { compile } from 'sass'

const root = join(import.meta.dirname, '..')
const finished = join(root, 'dist')
// Built aside, so that a program or a test that reads dist/ meanwhile finds a whole one.
const output = `${finished}.${process.pid}`
const require = createRequire(import.meta.url)

/** The four files a visitor needs: two scripts in two weights. */
const fonts = ['thai-400', 'thai-600', 'latin-400', 'latin-600'].map((part) => `sarabun-${part}-normal.woff2`)

/** A name that changes with the content, so that a browser may keep the file for ever. */
function hashedName(name: string, content: Buffer | string): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return `${basename(name, extname(name))}.${hash}${extname(name)}`
}

/** What browsers compare a file with before they run it, by the name it has there. */
const integrity: Record<string, string> = {}

async function writeAsset(name: string, content: Buffer): Promise<string> {
  const hashed = hashedName(name, content)
  integrity[name] = `sha256-${createHash('sha256').update(content).digest('base64')}`
  const path = join(output, 'assets', hashed)
  writeFileSync(path, content)
  // Fonts are compressed already.
  if (extname(name) !== '.woff2') {
    writeFileSync(`${path}.br`, await promisify(brotliCompress)(content))
    writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
  return hashed
}

async function buildAssets(): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  const fontFolder = join(dirname(require.resolve('@fontsource/sarabun/package.json')), 'files')
  for (const font of fonts) names[font] = await writeAsset(font, readFileSync(join(fontFolder, font)))
  const pictures = join(root, 'src/ui/assets')
  for (const picture of readdirSync(pictures)) {
    names[picture] = await writeAsset(picture, readFileSync(join(pictures, picture)))
  }
  for (const sheet of ['look', 'screen']) {
    const { css } = compile(join(root, `src/ui/styles/${sheet}.scss`), {
      style: 'compressed',
      loadPaths: [join(root, 'node_modules')],
      quietDeps: true,
    })
    const linked = css.replaceAll(/url\("?([\w.-]+)"?\)/g, (whole, name: string) => {
      if (!names[name]) throw new Error(`the styles name an unknown file: ${whole}`)
      return `url(${names[name]})`
    })
    names[`${sheet}.css`] = await writeAsset(`${sheet}.css`, Buffer.from(linked))
  }
  for (const [name, script] of await buildBrowserScripts()) names[name] = await writeAsset(name, script)
  return names
}

/** Every `name.browser.ts` becomes `name.js`: small scripts that make a page nicer, one file each. */
async function buildBrowserScripts(): Promise<[name: string, script: Buffer][]> {
  const { outputFiles } = await build({
    entryPoints: globSync('src/**/*.browser.ts', { cwd: root }).map((file) => ({
      in: join(root, file),
      out: basename(file, '.browser.ts'),
    })),
    outdir: output,
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    // Browsers of about 2021, which old telephones still get.
    target: ['chrome90', 'safari14.1', 'firefox90'],
    // The word lists of receipts.
    loader: { '.txt': 'text' },
    logLevel: 'warning',
  })
  return outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)])
}

async function buildServer(): Promise<void> {
  await build({
    entryPoints: {
      main: join(root, 'src/main.ts'),
      'pdf-page.worker': join(root, 'src/platform/files/pdf-page.worker.ts'),
      'pdf.worker': join(root, 'src/platform/documents/pdf.worker.ts'),
      'spreadsheet.worker': join(root, 'src/platform/documents/spreadsheet.worker.ts'),
      'word.worker': join(root, 'src/platform/documents/word.worker.ts'),
    },
    outdir: output,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'warning',
    // An optional native driver that is not installed, and packages with machine code of their own.
    external: [
      'pg-native',
      '@node-rs/argon2',
      '@hyzyla/pdfium',
      '@myriaddreamin/typst-ts-node-compiler',
      'sharp',
    ],
    // Bundled CommonJS packages call require, which a module does not have.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __dirname = import.meta.dirname; const __filename = import.meta.filename;",
    },
  })
}

rmSync(output, { recursive: true, force: true })
mkdirSync(join(output, 'assets'), { recursive: true })
const assets = await buildAssets()
await buildServer()
cpSync(join(root, 'src/platform/documents/templates'), join(output, 'templates'), { recursive: true })
const version = createHash('sha256')
  .update(JSON.stringify(assets))
  .update(readFileSync(join(output, 'main.js')))
  .digest('hex')
  .slice(0, 10)
writeFileSync(join(output, 'build.json'), JSON.stringify({ version, assets, integrity }, null, 2))
rmSync(finished, { recursive: true, force: true })
renameSync(output, finished)

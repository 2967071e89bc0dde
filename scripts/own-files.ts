import { readdirSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'

interface Pattern {
  readonly glob: string
  readonly keeps: boolean
  readonly foldersOnly: boolean
}

/**
 * The files of the project under a folder: all but links, `.git` and what its `.gitignore` leaves out,
 * committed or not. Asks no git, which a machine that builds from an archive lacks; so of gitignore(5)
 * it knows globs, `!`, and the slash before and behind, and no `.gitignore` further down.
 */
export function ownFiles(folder: string): readonly string[] {
  const patterns = ignorePatterns(folder)
  const files: string[] = []
  const walk = (parent: string): void => {
    for (const entry of readdirSync(join(folder, parent), { withFileTypes: true })) {
      const path = join(parent, entry.name)
      if (entry.name === '.git' || isIgnored(path, entry.isDirectory(), patterns)) continue
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) files.push(path)
    }
  }
  walk('')
  return files.toSorted()
}

function ignorePatterns(folder: string): readonly Pattern[] {
  const lines = readFileSync(join(folder, '.gitignore'), 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [, not, path, slash] = /^(!?)([^#\s].*?)(\/?)\s*$/.exec(line) ?? []
    if (!path) return []
    // A slash before the end ties a pattern to this folder; without one it holds at any depth.
    const glob = path.includes('/') ? path.replace(/^\//, '') : `**/${path}`
    return [{ glob, keeps: not === '!', foldersOnly: slash === '/' }]
  })
}

/** The last pattern that matches decides, as in git. */
function isIgnored(path: string, isFolder: boolean, patterns: readonly Pattern[]): boolean {
  const last = patterns.findLast(
    ({ glob, foldersOnly }) => (isFolder || !foldersOnly) && matchesGlob(path, glob),
  )
  return last !== undefined && !last.keeps
}

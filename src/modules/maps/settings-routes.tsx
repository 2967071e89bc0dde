import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import type { StagedFile } from '../../platform/files/staging.ts'
import { stagedName } from '../../platform/files/store.ts'
import {
  areaMapOf,
  enterMapLayer,
  listMapVersions,
  removeMapLayer,
  retakeMapLayer,
} from '../../platform/maps/area-map.ts'
import { readMapFile, type FileHolds, type ReadMapFile } from '../../platform/maps/geojson.ts'
import { mapLayers } from '../../platform/maps/shape.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { readArrivedFiles } from '../../ui/arrived-files.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { mapMessages } from './messages.ts'
import { MapSettingsPage } from './pages/settings-page.tsx'
import { mapUrls } from './urls.ts'

const settings = { permission: 'maps.settings', event: 'none', reuse: 'never' } as const
const posted = { ...settings, method: 'POST' } as const

/** One map file: what a browser sends of a subdistrict with all its paths is a tenth of it. */
const mapUploads = { maxFiles: 1, maxBytes: 5 * 1024 * 1024, accepts: ['text'] } as const

const holdings = ['tags', ...mapLayers] as const satisfies readonly FileHolds[]

async function settingsPage(act: Act, form: FormState): Promise<Answer> {
  const { tx, view } = act
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: mapMessages[view.language].settings,
    content: <MapSettingsPage map={await areaMapOf(act)} versions={await listMapVersions(tx)} form={form} />,
  }
}

const done: Answer = { kind: 'redirect', to: mapUrls.settings() }

async function enter(act: Act): Promise<Answer> {
  const { tx, view, body, uploads, actor, now } = act
  const t = mapMessages[view.language]
  const errors: Record<string, string> = {}
  const holds = holdings.find((one) => one === body['holds'])
  if (!holds) errors['holds'] = t.holdsMissing
  const source = textIn(body, 'source')
  if (source === '' || source.length > 300) errors['source'] = t.sourceMissing
  const attribution = textIn(body, 'attribution')
  if (attribution === '' || attribution.length > 120) errors['attribution'] = t.attributionMissing
  const arrived = readArrivedFiles(uploads['file'], view.language)
  const staged = arrived.ok ? arrived.files[0] : undefined
  if (!arrived.ok) errors['file'] = arrived.fault
  else if (!staged) errors['file'] = t.fileMissing
  const isSwapped = body['swap'] === 'yes'
  const read = holds && staged ? readMapFile(await contentOf(staged), { holds, isSwapped }) : undefined
  if (read && !read.ok) errors['file'] = faultWords(read.reason, t)
  if (!read?.ok || !staged || Object.keys(errors).length > 0) {
    const asksTurn = read && !read.ok && read.reason === 'swapped'
    return settingsPage(act, { typed: { ...typedIn(body), ...(asksTurn ? { swap: 'asked' } : {}) }, errors })
  }
  const sha256 = Buffer.from(staged.sha256, 'hex')
  for (const { layer, shapes } of read.layers) {
    await enterMapLayer(tx, actor, { layer, shapes, source, attribution, sha256, at: now })
  }
  return done
}

function faultWords(
  reason: Extract<ReadMapFile, { ok: false }>['reason'],
  t: (typeof mapMessages)['th'],
): string {
  const { unreadable, projected, swapped, outsideCountry, nothingFound, tooMany } = t
  return {
    unreadable,
    projected,
    swapped,
    'outside-country': outsideCountry,
    nothing: nothingFound,
    'too-many': tooMany,
  }[reason]
}

async function contentOf({ store, stageId }: StagedFile): Promise<string> {
  const content = await store.open(stagedName(stageId))
  if (!content) throw new Error(`upload ${stageId} is not staged`)
  return (await buffer(content.body)).toString('utf8')
}

const ofLayer = z.enum(mapLayers)

async function remove(act: Act): Promise<Answer> {
  const { tx, actor, body, now } = act
  const layer = ofLayer.safeParse(body['layer'])
  if (!layer.success) return { kind: 'absent' }
  const removed = await removeMapLayer(tx, actor, { layer: layer.data, at: now })
  return removed.ok ? done : { kind: 'absent' }
}

async function retake(act: Act): Promise<Answer> {
  const { tx, actor, body, now } = act
  const layer = ofLayer.safeParse(body['layer'])
  const version = /^\d{1,6}$/.test(textIn(body, 'version')) ? Number(textIn(body, 'version')) : 0
  if (!layer.success) return { kind: 'absent' }
  const retaken = await retakeMapLayer(tx, actor, { layer: layer.data, version, at: now })
  return retaken.ok ? done : { kind: 'absent' }
}

export const mapSettingsRoutes = [
  route(mapUrls.settings, settings, (act) => settingsPage(act, emptyForm)),
  route(mapUrls.enter, { ...posted, event: 'maps.layer-entered', uploads: mapUploads }, enter),
  route(mapUrls.remove, { ...posted, event: 'maps.layer-removed' }, remove),
  route(mapUrls.retake, { ...posted, event: 'maps.layer-entered' }, retake),
]

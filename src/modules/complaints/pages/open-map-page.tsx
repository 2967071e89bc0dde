import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { AreaMap } from '../../../platform/maps/area-map.ts'
import { drawMap } from '../../../platform/maps/drawing.ts'
import { pointText } from '../../../platform/maps/point.ts'
import { atPixel, farthestZoom, nearestZoom, type MapView } from '../../../platform/maps/view.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { emptyForm, SelectField } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { mapWords } from '../../../ui/map-messages.ts'
import { MapSource, MoveIcon } from '../../../ui/map-picker.tsx'
import { MapMark, MapPicture } from '../../../ui/map-picture.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { mapUrls } from '../../maps/module.ts'
import type { Category } from '../categories.ts'
import { complaintMapMessages } from '../map-messages.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { clusters, type Cluster, type OpenPlace } from '../register/open-places.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { placesOf, villageName, type Village } from '../villages.ts'

export interface OpenMapProps {
  /** The map of the area and what of it is looked at; undefined where there is none. */
  readonly drawn: { readonly map: AreaMap; readonly view: MapView } | undefined
  readonly category: string
  readonly categories: readonly Category[]
  readonly villages: readonly Village[]
  readonly places: readonly OpenPlace[]
}

/** The open complaints on the map, for those who deal with them, and the same as a list by village. */
export function OpenMapPage(props: OpenMapProps): VNode {
  const { drawn, places } = props
  const t = useMessages(complaintMapMessages)
  const register = useMessages(complaintRegisterMessages)
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.register()}>
          <Thai>{register.register}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.openMap}</Thai>
      </h1>
      <CategoryFilter {...props} />
      <p class="ps-measure">
        <Thai>{places.length === 0 ? t.none : t.openMapLead(places.length)}</Thai>
      </p>
      {drawn ? (
        <DrawnMap {...props} drawn={drawn} />
      ) : (
        <p class="ps-measure">
          <Thai>{t.noMap}</Thai>{' '}
          <Link to={mapUrls.settings()}>
            <Thai>{t.toMapSettings}</Thai>
          </Link>
        </p>
      )}
      {places.length > 0 && <ByVillage {...props} />}
    </>
  )
}

function CategoryFilter({ category, categories }: OpenMapProps): VNode {
  const { language } = useView()
  const t = useMessages(complaintMapMessages)
  const register = useMessages(complaintRegisterMessages)
  const href = useHref()
  return (
    <form method="get" action={href(complaintRegisterUrls.map())} class="ps-filters">
      <SelectField
        name="category"
        label={t.category}
        form={{ ...emptyForm, typed: { category } }}
        items={[
          { value: '', children: t.everyCategory },
          ...categories.map((one) => ({
            value: one.category,
            children: language === 'th' ? one.name : one.nameEn,
          })),
        ]}
      />
      <Button class="govuk-button--secondary">
        <Thai>{register.show}</Thai>
      </Button>
    </form>
  )
}

function DrawnMap({
  drawn: { map, view },
  category,
  villages,
  places,
}: OpenMapProps & { drawn: NonNullable<OpenMapProps['drawn']> }): VNode {
  const { language } = useView()
  const t = useMessages(complaintMapMessages)
  const words = useMessages(mapWords)
  const { marks, withoutPoint } = clusters(places, { view, villages })
  const chosen = { category: category || undefined }
  return (
    <section>
      <MapPicture
        class="ps-map"
        view={view}
        drawing={drawMap(map, view, {
          places: placesOf(villages),
          language,
          marks: marks.map(({ at }) => at),
        })}
        unit={words}
        label={t.openMapLabel}
        holdsLinks
      >
        {marks.map((cluster) => (
          <ClusterLink cluster={cluster} view={view} chosen={chosen} />
        ))}
      </MapPicture>
      <Moves view={view} chosen={chosen} />
      <MapSource attributions={map.attributions} />
      {withoutPoint > 0 && (
        <p>
          <Thai>{t.notShown(withoutPoint)}</Thai>
        </p>
      )}
    </section>
  )
}

/** One complaint leads to it, several to a nearer look, and where there is none nearer, to the list. */
function ClusterLink({
  cluster: { at, kind, complaints },
  view,
  chosen,
}: {
  cluster: Cluster
  view: MapView
  chosen: { category: string | undefined }
}): VNode {
  const t = useMessages(complaintMapMessages)
  const register = useMessages(complaintRegisterMessages)
  const href = useHref()
  const [first] = complaints as [OpenPlace, ...OpenPlace[]]
  const { complaintId, registerNumber, registerYear } = first
  const count = complaints.length
  const nearer = { ...chosen, at: pointText(atPixel(view, at)), zoom: Math.min(nearestZoom, view.zoom + 2) }
  const to =
    count === 1
      ? href(complaintRegisterUrls.complaint({ complaintId }))
      : kind === 'village' || view.zoom === nearestZoom
        ? '#open-list'
        : href(complaintRegisterUrls.map(nearer))
  const label = count === 1 ? register.complaintOf(registerNumber, registerYear) : t.many(count)
  return (
    <a href={to} aria-label={label}>
      <title>{label}</title>
      <MapMark at={at} count={count} kind={kind} />
    </a>
  )
}

function Moves({ view, chosen }: { view: MapView; chosen: { category: string | undefined } }): VNode {
  const t = useMessages(complaintMapMessages)
  const words = useMessages(mapWords)
  const { middle, zoom, width, height } = view
  const at = (x: number, y: number) => pointText(atPixel(view, [x, y]))
  const here = pointText(middle)
  const ways = [
    { move: 'in', at: here, zoom: Math.min(nearestZoom, zoom + 1) },
    { move: 'out', at: here, zoom: Math.max(farthestZoom, zoom - 1) },
    { move: 'north', at: at(width / 2, height / 4), zoom },
    { move: 'west', at: at(width / 4, height / 2), zoom },
    { move: 'east', at: at((width * 3) / 4, height / 2), zoom },
    { move: 'south', at: at(width / 2, (height * 3) / 4), zoom },
  ] as const
  return (
    <nav class="ps-pick__moves" aria-label={words.move}>
      {ways.map(({ move, ...to }) => (
        <Link to={complaintRegisterUrls.map({ ...chosen, ...to })} class="ps-pick__move">
          <MoveIcon move={move} />
          <span class="govuk-visually-hidden">{words[move]}</span>
        </Link>
      ))}
      <Link to={complaintRegisterUrls.map(chosen)}>
        <Thai>{t.wholeArea}</Thai>
      </Link>
    </nav>
  )
}

function ByVillage({ places, villages, categories }: OpenMapProps): VNode {
  const { language } = useView()
  const t = useMessages(complaintMapMessages)
  const register = useMessages(complaintRegisterMessages)
  const known = new Set(villages.map(({ villageId }) => villageId))
  const groups = [
    ...villages.map((village) => ({
      name: villageName(village, language),
      list: places.filter(({ villageId }) => villageId === village.villageId),
    })),
    {
      name: t.noPlace,
      list: places.filter(({ villageId }) => villageId === null || !known.has(villageId)),
    },
  ].filter(({ list }) => list.length > 0)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m" id="open-list">
        <Thai>{t.openList}</Thai>
      </h2>
      {groups.map(({ name, list }) => (
        <>
          <h3 class="govuk-heading-s">
            <Thai>{t.inVillage(list.length, name)}</Thai>
          </h3>
          <ul class="ps-rows">
            {list.map(({ complaintId, registerNumber, registerYear, category, place, dueOn }) => {
              const found = categories.find((one) => one.category === category)
              const kind = (language === 'th' ? found?.name : found?.nameEn) ?? category
              return (
                <li>
                  <span>
                    <Link to={complaintRegisterUrls.complaint({ complaintId })}>
                      {registerNumber}/{registerYear}
                    </Link>{' '}
                    <Thai>{[kind, place].filter((part) => part !== null).join(' · ')}</Thai>
                  </span>
                  <span class="ps-rows__meta">
                    <Thai>{register.due}</Thai>{' '}
                    {formatDate(Temporal.PlainDate.from(dueOn), language, 'short')}
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      ))}
    </section>
  )
}

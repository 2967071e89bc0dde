import type { Point } from '../platform/maps/point.ts'
import { isInCountry, pointText, readPointText } from '../platform/maps/point.ts'
import { atPixel, farthestZoom, nearestZoom, type MapView } from '../platform/maps/view.ts'

/**
 * Makes of a picture on which a point is chosen a map that is dragged and pinched under a pin in its middle. The pictures
 * stay those of the server; without this the form asks for each of them.
 */
interface Told extends Point {
  readonly zoom: number
  readonly picture: string
  /** The field that takes the point, where the map is opened beside it. */
  readonly field?: string
  readonly words: Readonly<
    Record<
      'map' | 'scripted' | 'pinAt' | 'in' | 'out' | 'ownPlace' | 'ownPlaceWaiting' | 'ownPlaceFailed',
      string
    >
  >
}

for (const place of document.querySelectorAll<HTMLElement>('[data-map-picker]')) {
  const told = JSON.parse(place.dataset['mapPicker']!) as Told
  const fieldNamed = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (told.field === undefined) {
    place.replaceChildren()
    show(place, told, ({ middle, zoom }) => {
      fieldNamed('middle')!.value = pointText(middle)
      fieldNamed('zoom')!.value = String(zoom)
      fieldNamed('picked')!.value = 'yes'
      document.querySelector<HTMLElement>('[data-map-use]')!.hidden = false
    })
    continue
  }
  const field = fieldNamed(told.field)
  const opening = place.querySelector('button')
  opening?.addEventListener('click', (event) => {
    if (!field) return
    event.preventDefault()
    place.replaceChildren()
    const typed = readPointText(field.value.trim())
    const start = typed ? { ...told, ...typed, zoom: Math.max(told.zoom, nearestZoom - 2) } : told
    show(place, start, ({ middle }) => {
      field.value = pointText(middle).replace(',', ', ')
    }).focus()
  })
}

function show(place: HTMLElement, told: Told, chosen: (view: MapView) => void): HTMLElement {
  const { words } = told
  let view: MapView = { middle: told, zoom: told.zoom, width: 0, height: 340 }
  const hint = element('p', 'ps-pick__hint', words.scripted)
  hint.id = 'map-hint'
  const frame = element('div', 'ps-pick__frame')
  frame.tabIndex = 0
  frame.setAttribute('role', 'application')
  frame.setAttribute('aria-label', words.map)
  frame.setAttribute('aria-describedby', hint.id)
  const picture = element('img', 'ps-pick__moving')
  picture.alt = ''
  picture.draggable = false
  frame.append(picture, element('span', 'ps-pick__pin'))
  const said = element('p', 'ps-small')
  said.setAttribute('role', 'status')
  const row = element('div', 'ps-pick__moves')
  row.append(
    button(words.in, 'ps-pick__move', '+', () => zoomBy(1)),
    button(words.out, 'ps-pick__move', '−', () => zoomBy(-1)),
  )
  if ('geolocation' in navigator) {
    const own = button(words.ownPlace, 'govuk-button govuk-button--secondary', words.ownPlace, goToOwnPlace)
    own.removeAttribute('aria-label')
    row.append(own)
  }
  place.append(hint, frame, row, said)
  view = { ...view, width: widthOf(frame) }
  draw()
  window.addEventListener('resize', () => {
    view = { ...view, width: widthOf(frame) }
    draw()
  })

  /** The next picture takes the place of the moved one when it has come. */
  function draw(): void {
    const next = new Image()
    const { middle, zoom, width, height } = view
    next.src = `${told.picture}?${new URLSearchParams({
      at: pointText(middle),
      zoom: String(zoom),
      width: String(width),
      height: String(height),
    })}`
    next.addEventListener('load', () => {
      if (view.middle !== middle || view.zoom !== zoom) return
      picture.src = next.src
      picture.style.transform = ''
    })
  }

  function goTo(middle: Point, zoom = view.zoom): void {
    if (!isInCountry(middle)) return
    view = { ...view, middle, zoom: Math.max(farthestZoom, Math.min(nearestZoom, zoom)) }
    chosen(view)
    said.textContent = `${words.pinAt} ${pointText(middle).replace(',', ', ')}`
    draw()
  }

  function zoomBy(steps: number): void {
    goTo(view.middle, view.zoom + steps)
  }

  function moveBy(right: number, down: number): void {
    picture.style.transform = `translate(${-right}px, ${-down}px)`
    goTo(atPixel(view, [view.width / 2 + right, view.height / 2 + down]))
  }

  function goToOwnPlace(): void {
    said.textContent = words.ownPlaceWaiting
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => goTo({ latitude: coords.latitude, longitude: coords.longitude }, nearestZoom - 1),
      () => {
        said.textContent = words.ownPlaceFailed
      },
      { enableHighAccuracy: true, timeout: 20_000 },
    )
  }

  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
  }
  frame.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    const length = event.shiftKey ? 5 : 40
    if (step) moveBy(step[0] * length, step[1] * length)
    else if (event.key === '+' || event.key === '=') zoomBy(1)
    else if (event.key === '-') zoomBy(-1)
    else return
    event.preventDefault()
  })

  const fingers = new Map<number, readonly [number, number]>()
  let begun: { from: readonly [number, number]; apart: number } | undefined
  const middleOf = () => {
    const all = [...fingers.values()]
    const sum = (part: 0 | 1) => all.reduce((total, one) => total + one[part], 0) / all.length
    const [one, other] = all
    return {
      from: [sum(0), sum(1)] as const,
      apart: one && other ? Math.hypot(one[0] - other[0], one[1] - other[1]) : 0,
    }
  }
  frame.addEventListener('pointerdown', (event) => {
    frame.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, [event.clientX, event.clientY])
    begun = middleOf()
  })
  frame.addEventListener('pointermove', (event) => {
    if (!begun || !fingers.has(event.pointerId)) return
    fingers.set(event.pointerId, [event.clientX, event.clientY])
    const { from, apart } = middleOf()
    const scale = apart > 0 && begun.apart > 0 ? apart / begun.apart : 1
    picture.style.transform = `translate(${from[0] - begun.from[0]}px, ${from[1] - begun.from[1]}px) scale(${scale})`
  })
  const lifted = (event: PointerEvent) => {
    if (!begun || !fingers.has(event.pointerId)) return
    const { from, apart } = middleOf()
    const [right, down] = [begun.from[0] - from[0], begun.from[1] - from[1]]
    const zoomed = apart > 0 && begun.apart > 0 ? Math.round(Math.log2(apart / begun.apart)) : 0
    const isTap = fingers.size === 1 && Math.hypot(right, down) < 6 && event.type === 'pointerup'
    fingers.clear()
    begun = undefined
    const box = frame.getBoundingClientRect()
    if (isTap) moveBy(event.clientX - box.left - view.width / 2, event.clientY - box.top - view.height / 2)
    else goTo(atPixel(view, [view.width / 2 + right, view.height / 2 + down]), view.zoom + zoomed)
  }
  frame.addEventListener('pointerup', lifted)
  frame.addEventListener('pointercancel', lifted)
  return frame
}

function widthOf(frame: HTMLElement): number {
  return Math.max(240, Math.min(1_000, Math.round(frame.clientWidth)))
}

function element<Name extends 'p' | 'div' | 'span' | 'img'>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.className = className
  if (text) made.textContent = text
  return made
}

function button(label: string, className: string, text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = className
  made.textContent = text
  made.setAttribute('aria-label', label)
  made.addEventListener('click', act)
  return made
}

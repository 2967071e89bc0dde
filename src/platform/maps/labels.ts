import type { Plane } from './simplifying.ts'

/** A name that wants to stand beside a point of the picture; the first ones are placed first. */
export interface Wish {
  readonly at: Plane
  readonly text: string
  readonly isStrong: boolean
}

export interface Label extends Wish {
  readonly x: number
  readonly y: number
}

/** The text of a label is so high, and a letter about so wide; marks above and below a letter take no width. */
export const labelSize = 13
const letterWidth = 7.4
const gap = 7

/** Beside a mark that stands where the point is, a name stands further off. */
export const markRadius = 15

interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Finds for each name a place beside its point where it covers no other name and no other point and ends inside the
 * picture; a name for which there is none is left out, its dot stays.
 */
export function placeLabels(
  wishes: readonly Wish[],
  {
    width,
    height,
    taken,
    marks = [],
  }: { width: number; height: number; taken: readonly Plane[]; marks?: readonly Plane[] },
): Label[] {
  const covered: Rectangle[] = [
    ...taken.map(([x, y]) => around(x, y, 5)),
    ...marks.map(([x, y]) => around(x, y, markRadius)),
  ]
  const labels: Label[] = []
  for (const wish of wishes) {
    const label = placesFor(wish).find((one) => {
      const box = boxOf(one)
      const fits = box.left >= 2 && box.right <= width - 2 && box.top >= 2 && box.bottom <= height - 2
      return fits && !covered.some((other) => meet(box, other) && !isOwn(other, wish))
    })
    if (!label) continue
    covered.push(boxOf(label))
    labels.push(label)
  }
  return labels
}

/** To the right, to the left, below and above, as people look for it; the near ones first. */
function placesFor(wish: Wish): Label[] {
  const [x, y] = wish.at
  const wide = widthOf(wish)
  return [gap, markRadius + 3].flatMap((off) => [
    { ...wish, x: x + off, y: y + 4 },
    { ...wish, x: x - off - wide, y: y + 4 },
    { ...wish, x: x - wide / 2, y: y + off + labelSize },
    { ...wish, x: x - wide / 2, y: y - off - 2 },
  ])
}

function widthOf({ text, isStrong }: Pick<Wish, 'text' | 'isStrong'>): number {
  const letters = [...text.replaceAll(/\p{M}/gu, '')].length
  return letters * letterWidth * (isStrong ? 1.06 : 1)
}

/** Thai has marks above and below the line. */
function boxOf(label: Label): Rectangle {
  return {
    left: label.x,
    right: label.x + widthOf(label),
    top: label.y - labelSize - 3,
    bottom: label.y + 5,
  }
}

const around = (x: number, y: number, by: number): Rectangle => ({
  left: x - by,
  right: x + by,
  top: y - by,
  bottom: y + by,
})

function isOwn(other: Rectangle, { at: [x, y] }: Wish): boolean {
  return other.left === x - 5 && other.top === y - 5
}

function meet(one: Rectangle, other: Rectangle): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

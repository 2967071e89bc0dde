import { expect, test } from 'vitest'
import sharp from 'sharp'
import { toldByExif } from './exif.ts'
import { kindOf } from './file-kind.ts'
import { describePicture } from './picture-content.ts'

const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#0a4a4c' } })
const exif = {
  IFD0: { Make: 'SecretCam', DateTime: '2026:11:01 08:00:00', ImageDescription: 'who' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '16/1 30/1 0/1' },
}
const told = (bytes: Uint8Array, kind: 'jpeg' | 'png' | 'webp') =>
  Array.from(describePicture(bytes, kind).told).toSorted()

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s tells its size, and place, camera, time and words',
  async (kind) => {
    const bytes = new Uint8Array(await picture().toFormat(kind).withExif(exif).toBuffer())
    const found = describePicture(bytes, kind)
    expect([found.width, found.height]).toEqual([60, 40])
    expect(told(bytes, kind)).toEqual(['camera', 'other', 'place', 'time', 'words'])
    const plain = new Uint8Array(await picture().toFormat(kind).toBuffer())
    expect([describePicture(plain, kind).width, told(plain, kind)]).toEqual([60, []])
  },
)

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s that breaks off anywhere is read up to there',
  async (kind) => {
    const bytes = new Uint8Array(await picture().toFormat(kind).withExif(exif).toBuffer())
    for (let length = 0; length < Math.min(bytes.length, 700); length += 1) {
      expect(() => describePicture(bytes.slice(0, length), kind)).not.toThrow()
    }
  },
)

test('Exif that leads in a circle, or says it has 65,535 tags, keeps nobody busy', () => {
  const circle = new Uint8Array(8 + 2 + 65_535 * 12)
  const view = new DataView(circle.buffer)
  view.setUint16(0, 0x4d4d)
  view.setUint32(4, 8)
  view.setUint16(8, 65_535)
  for (let tag = 0; tag < 65_535; tag += 1) {
    view.setUint16(10 + tag * 12, 0x8769)
    view.setUint32(10 + tag * 12 + 8, 8)
  }
  const before = performance.now()
  expect(Array.from(toldByExif(circle))).toEqual(['other'])
  expect(performance.now() - before).toBeLessThan(1_000)
})

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

test.each([
  ['MZ\x90\x00', 'photo.jpg', 'program'],
  ['\x7fELF\x02', 'photo.png', 'program'],
  ['#!/bin/sh\n', 'notes.txt', 'program'],
  ['\xff\xd8\xff\xe1', 'setup.exe', 'program'],
  ['\xff\xd8\xff\xe1', 'letter.pdf', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'x', 'png'],
  ['RIFF\x00\x00\x00\x00WEBP', 'x', 'webp'],
  ['RIFF\x00\x00\x00\x00WAVE', 'x', 'audio'],
  ['\x00\x00\x00\x18ftypheic', 'IMG_1.HEIC', 'heic'],
  ['\x00\x00\x00\x18ftypmp42', 'x.mp4', 'video'],
  ['\x00\x00\x00\x18ftypM4A ', 'x', 'audio'],
  ['#!AMR\n', 'x.amr', 'audio'],
  ['%PDF-1.7', 'x.jpg', 'pdf'],
  ['PK\x03\x04', 'x.docx', 'office'],
  ['PK\x03\x04', 'x.zip', 'other'],
  ['\xd0\xcf\x11\xe0', 'x.doc', 'office'],
  ['hello', 'x.txt', 'other'],
])('%j called %s is a %s', (beginning, name, kind) => {
  expect(kindOf(bytes(beginning), name)).toBe(kind)
})

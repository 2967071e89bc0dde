import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'

const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

/** Encrypts small secrets of the database with a key that is not in the database. */
export interface SecretBox {
  /** `about` is what the secret belongs to; a box that is moved to another owner does not open. */
  seal(secret: string, about: string): Buffer
  /** Throws where the box was tampered with, belongs to another owner or was made with another key. */
  open(box: Buffer, about: string): string
  /**
   * The same 32 bytes for the same secret each time, so that something is found by a secret that is not kept
   * (HMAC-SHA-256). Without the key, nobody finds out even a short secret by trying all there are.
   */
  fingerprint(secret: string, about: string): Buffer
}

/** AES-256-GCM with a key of 32 bytes. */
export function secretBox(key: Buffer): SecretBox {
  if (key.length !== keyBytes) throw new RangeError('the key is 32 bytes')
  // One key for one purpose (RFC 5869).
  const fingerprintKey = Buffer.from(hkdfSync('sha256', key, '', 'prongsai fingerprint', keyBytes))
  return {
    seal(secret, about) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text])
    },
    open(box, about) {
      const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(about))
        .setAuthTag(box.subarray(ivBytes, ivBytes + tagBytes))
      const text = decipher.update(box.subarray(ivBytes + tagBytes))
      return Buffer.concat([text, decipher.final()]).toString('utf8')
    },
    fingerprint(secret, about) {
      return createHmac('sha256', fingerprintKey)
        .update(JSON.stringify([about, secret]))
        .digest()
    },
  }
}

/**
 * The box of a data folder, whose key is made at the first start and readable by the program's user alone.
 * Refuses a key file that is not one: a new key in its place would lock everybody out for good.
 */
export function openSecretBox(dataFolder: string): SecretBox {
  const folder = join(dataFolder, 'keys')
  const file = join(folder, 'secret')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const text = readFileSync(file, 'utf8').trim()
  const key = Buffer.from(text, 'base64')
  if (key.length !== keyBytes || key.toString('base64') !== text) {
    throw new StartError('secret-key-corrupt', {
      th: `ไฟล์กุญแจ ${file} เสียหาย กู้ไฟล์นี้จากสำเนาสำรอง ถ้าไม่มีสำเนา ลบไฟล์นี้ได้ แต่ทุกคนต้องตั้งแอปยืนยันตัวตนใหม่ และรหัสติดตามเรื่องที่ให้ไปแล้วใช้ไม่ได้`,
      en: `The key file ${file} is damaged. Restore it from a backup. Without one you may delete it, but then everybody must set up the authenticator app again, and tracking codes that were given open nothing any more.`,
    })
  }
  return secretBox(key)
}

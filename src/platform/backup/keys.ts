import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartError } from '../start-error.ts'
import { alreadyThere, explained } from './failures.ts'

const keyAdvice = {
  th: 'สร้างกุญแจด้วย prongsai backup-key FILE แล้วเก็บแฟ้มกุญแจไว้นอกเครื่องนี้',
  en: 'Make a key with prongsai backup-key FILE, and keep its file away from this machine.',
}

/**
 * Encrypts to everybody in `recipients` (`age1…`). Refuses when there is nobody, because a backup holds the
 * personal data and the keys, and refuses what is no recipient.
 */
export function encrypterFor(recipients: readonly string[]): Encrypter {
  if (recipients.length === 0) {
    throw new StartError('backup-no-recipient', {
      th: `ต้องบอกว่าใครเปิดแฟ้มสำรองข้อมูลได้ ด้วย --recipient age1… ${keyAdvice.th}`,
      en: `Say who may open the backup, with --recipient age1…. ${keyAdvice.en}`,
    })
  }
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient.trim())
    } catch (error) {
      throw new StartError(
        'backup-recipient-wrong',
        {
          th: `${recipient} ไม่ใช่ผู้รับของ age คัดลอกบรรทัดที่ขึ้นต้นด้วย age1 มาทั้งบรรทัด ${keyAdvice.th}`,
          en: `${recipient} is not an age recipient. Copy the whole line that begins with age1. ${keyAdvice.en}`,
        },
        { cause: error },
      )
    }
  }
  return encrypter
}

/** Decrypts with the identities in `file`, as `age-keygen` and {@link makeKeyFile} write them. */
export async function decrypterOf(file: string): Promise<Decrypter> {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim())
    const identities = lines.filter((line) => line !== '' && !line.startsWith('#'))
    if (identities.length === 0) throw new Error('the file holds no identity')
    const decrypter = new Decrypter()
    for (const identity of identities) decrypter.addIdentity(identity)
    return decrypter
  } catch (error) {
    throw new StartError(
      'restore-identity-unreadable',
      {
        th: `อ่านกุญแจใน ${file} ไม่ได้ ต้องเป็นแฟ้มที่ได้จาก prongsai backup-key หรือ age-keygen ซึ่งมีบรรทัดที่ขึ้นต้นด้วย AGE-SECRET-KEY-`,
        en: `No key could be read from ${file}. It must be a file made by prongsai backup-key or age-keygen, with a line that begins with AGE-SECRET-KEY-.`,
      },
      // Not the library's words, which could repeat a part of the secret.
      { cause: (error as NodeJS.ErrnoException).code ? error : undefined },
    )
  }
}

/** Writes a new identity to `file`, for its owner only, and returns the recipient. Replaces no file. */
export async function makeKeyFile(file: string): Promise<string> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const text = `# Opens the backups of Prongsai. Keep it secret, and away from the machine that is backed up.
# public key: ${recipient}
${identity}
`
  try {
    await using handle = await open(file, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.sync()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere(file)
    throw explained(error, dirname(file))
  }
  return recipient
}

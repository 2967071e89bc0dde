import { StartError } from '../start-error.ts'

/** The file cannot be read as what a backup is: it was cut off, changed, or never finished. */
export function damaged(file: string, cause: unknown): StartError {
  return new StartError(
    'backup-damaged',
    {
      th: `แฟ้มสำรองข้อมูล ${file} ไม่ครบหรือเสียหาย จึงไม่ได้กู้คืนสิ่งใด ใช้สำเนาอื่นหรือแฟ้มสำรองข้อมูลชุดก่อนหน้า`,
      en: `The backup ${file} is cut off or damaged. Nothing was restored. Use another copy of it, or an earlier backup.`,
    },
    { cause },
  )
}

/** What was restored is not what the backup says of itself. */
export function different(what: { th: string; en: string }): StartError {
  return new StartError('restore-different', {
    th: `ข้อมูลที่กู้คืนไม่ตรงกับที่บันทึกไว้ในแฟ้มสำรองข้อมูล (${what.th}) จึงไม่ได้กู้คืนสิ่งใด ใช้แฟ้มสำรองข้อมูลชุดอื่น`,
    en: `What was restored is not what the backup says of itself (${what.en}). Nothing was kept. Use another backup.`,
  })
}

const noSpace = new Set(['ENOSPC', 'EDQUOT', '53100'])
const noAccess = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Turns an error of the system below `place` into one that the operator can act on; leaves others alone. */
export function explained(error: unknown, place: string): unknown {
  if (error instanceof StartError) return error
  const { code = '' } = error as NodeJS.ErrnoException
  if (noSpace.has(code)) {
    return new StartError(
      'backup-disk-full',
      {
        th: `ดิสก์ที่เก็บ ${place} เต็ม งานนี้จึงถูกยกเลิกทั้งหมด ไม่มีแฟ้มค้าง เพิ่มที่ว่างแล้วสั่งใหม่`,
        en: `The disk that holds ${place} is full. Everything was undone and nothing is left behind. Free some space and run the command again.`,
      },
      { cause: error },
    )
  }
  if (code === 'ENOENT') {
    return new StartError(
      'backup-folder-missing',
      {
        th: `ไม่มีโฟลเดอร์ ${place} สร้างโฟลเดอร์ หรือเลือกที่อื่น`,
        en: `There is no folder ${place}. Make it, or choose another place.`,
      },
      { cause: error },
    )
  }
  if (noAccess.has(code)) {
    return new StartError(
      'backup-no-access',
      {
        th: `ไม่มีสิทธิ์อ่านหรือเขียน ${place} สั่งด้วยผู้ใช้ที่เป็นเจ้าของ หรือเลือกที่อื่น`,
        en: `${place} cannot be read or written. Run the command as the user who owns it, or choose another place.`,
      },
      { cause: error },
    )
  }
  return error
}

/** A backup and a key replace nothing. */
export function alreadyThere(file: string): StartError {
  return new StartError('backup-file-exists', {
    th: `มีแฟ้ม ${file} อยู่แล้ว และจะไม่เขียนทับ ใช้ชื่ออื่น`,
    en: `The file ${file} exists already and is not overwritten. Choose another name.`,
  })
}

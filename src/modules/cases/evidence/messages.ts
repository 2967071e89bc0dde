import { defineMessages } from '../../../platform/language/messages.ts'

/** The words of the page of evidence, and of the list of it in a dossier. */
export const evidenceMessages = defineMessages({
  th: {
    evidence: 'พยานหลักฐาน',
    why: 'เฉพาะทีมของเรื่องเปิดไฟล์ได้ ทุกครั้งที่เปิดมีบันทึกไว้ ชื่อไฟล์และคำอธิบายเข้ารหัสด้วยกุญแจของเรื่อง ตัวไฟล์เก็บบนเครื่องแม่ข่ายโดยไม่เข้ารหัสด้วยกุญแจนี้',
    kept: 'ลบไฟล์พร้อมเนื้อหาของเรื่อง 10 ปีหลังปิดเรื่อง',
    none: 'ยังไม่มีไฟล์',
    attach: 'แนบไฟล์',
    words: 'ไฟล์นี้แสดงอะไร ได้มาจากไหน',
    wordsMissing: 'เขียนว่าไฟล์แสดงอะไรและได้มาจากไหน',
    tooLong: 'เขียนไม่เกิน 2,000 ตัวอักษร',
    files: 'ไฟล์',
    filesHint:
      'PDF รูปถ่าย Word หรือ Excel ครั้งละไม่เกิน 5 ไฟล์ ไฟล์ละไม่เกิน 20 เมกะไบต์ รูปถูกเขียนใหม่โดยไม่มีข้อมูลแฝง จึงต้องเก็บต้นฉบับไว้ด้วย',
    filesAgain: 'เลือกไฟล์อีกครั้ง',
    filesMissing: 'เลือกไฟล์อย่างน้อยหนึ่งไฟล์',
    send: 'แนบ',
    closed: 'เรื่องนี้ปิดแล้ว แนบไฟล์เพิ่มไม่ได้',
  },
  en: {
    evidence: 'Evidence',
    why: 'Only the team of the case opens these files, and every opening is recorded. Names and descriptions are encrypted with the key of the case; the files themselves are on the server and not encrypted with it',
    kept: 'Files are removed with what the case holds, 10 years after it is closed',
    none: 'There is no file yet',
    attach: 'Attach files',
    words: 'What the files show, and where they come from',
    wordsMissing: 'Write what the files show and where they come from',
    tooLong: 'Write at most 2,000 characters',
    files: 'Files',
    filesHint:
      'PDF, photos, Word or Excel, at most 5 at once and 20 MB each. Photos are written anew without hidden data, so keep the originals as well',
    filesAgain: 'Choose the files again',
    filesMissing: 'Choose at least one file',
    send: 'Attach',
    closed: 'This case is closed, and no more files can be attached',
  },
})

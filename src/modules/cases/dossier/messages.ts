import { defineMessages } from '../../../platform/language/messages.ts'

/** The words of dossiers: their page, and the document inside. */
export const dossierMessages = defineMessages({
  th: {
    dossiers: 'สำนวนปิดผนึก',
    why: 'สำนวนมีเอกสาร PDF ข้อมูล JSON และหลักฐานจากบันทึกสาธารณะของทุกขั้น รวมเป็นไฟล์เดียวที่เข้ารหัสถึงหน่วยที่รับ เมื่อทำแล้วไม่มีใครในหน่วยงานเปิดได้อีก',
    none: 'ยังไม่ได้ทำสำนวน',
    make: 'ทำสำนวนใหม่',
    authority: 'ส่งถึง',
    authorityMissing: 'เลือกหน่วยที่รับสำนวน',
    noAuthorities: 'ยังไม่มีหน่วยรับสำนวน เพิ่มได้ที่หน้ากำหนดเวลาและหน่วยรับสำนวน',
    send: 'ทำและปิดผนึก',
    download: 'ดาวน์โหลด',
    fingerprint: 'ลายนิ้วมือของกุญแจ',
    size: (kilobytes: string) => `${kilobytes} กิโลไบต์`,
    busy: 'ตอนนี้ทำเอกสารไม่ได้ ลองอีกครั้งในอีกหนึ่งนาที',
    title: (matter: string) => `สำนวน ${matter}`,
    madeOn: (day: string) => `ทำเมื่อ ${day}`,
    facts: 'ข้อเท็จจริงของเรื่อง',
    outcome: 'ผล',
    howToVerify: 'แต่ละขั้นมีไฟล์หลักฐานในโฟลเดอร์ receipts ตรวจได้ว่าบันทึกไว้เมื่อใดและไม่ถูกแก้ วิธีตรวจอยู่ในไฟล์ README.txt',
  },
  en: {
    dossiers: 'Sealed dossiers',
    why: 'A dossier holds a PDF, the data as JSON, and the proof of every step from the public log, in one file that is encrypted to the authority. Once it is made nobody here can open it again',
    none: 'No dossier was made yet',
    make: 'Make a dossier',
    authority: 'For',
    authorityMissing: 'Choose the authority that takes the dossier',
    noAuthorities: 'There is no authority yet. Add one on the page of deadlines and authorities',
    send: 'Make and seal',
    download: 'Download',
    fingerprint: 'Fingerprint of the key',
    size: (kilobytes) => `${kilobytes} KB`,
    busy: 'The document cannot be made now. Try again in a minute',
    title: (matter) => `Dossier of ${matter}`,
    madeOn: (day) => `Made on ${day}`,
    facts: 'Facts of the case',
    outcome: 'Outcome',
    howToVerify:
      'The folder receipts holds a proof of each step: when it was recorded, and that it was not altered. README.txt says how to verify',
  },
})

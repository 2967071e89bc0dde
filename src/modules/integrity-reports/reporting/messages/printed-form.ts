import { defineMessages } from '../../../../platform/language/messages.ts'

export const printedFormMessages = defineMessages({
  th: {
    title: 'แบบแจ้งเบาะแสการทุจริต',
    lead: 'พิมพ์จากเครื่องที่ไม่ใช่ของที่ทำงาน เขียนด้วยมือ ไม่ต้องลงชื่อ ใส่ซองปิดผนึก ไม่ต้องเขียนชื่อผู้ส่ง เครื่องพิมพ์บางรุ่นทิ้งรอยที่บอกได้ว่าพิมพ์จากเครื่องไหน',
    where: 'ส่งถึงสำนักงาน ป.ป.ช. หรือสำนักงาน ป.ป.ท. ถามที่อยู่ได้ที่ 1205 และ 1206 หรือส่งถึงผู้รับเรื่องภายนอกที่อยู่ในคำสั่งแต่งตั้ง',
    proof: 'มีหลักฐานอะไร อยู่ที่ไหน',
  },
  en: {
    title: 'Form to report corruption',
    lead: 'Print it on a device that is not of the office and write by hand. No signature is needed. Put it in a sealed envelope without a sender. Some printers leave marks that tell which one printed.',
    where:
      'Send it to the NACC or the PACC; ask for the address at 1205 or 1206. Or send it to the outside recipient named in the order of appointment.',
    proof: 'What proof is there, and where is it?',
  },
})

import { defineMessages } from '../../platform/language/messages.ts'

export const openDataMessages = defineMessages({
  th: {
    openData: 'ข้อมูลเปิด',
    lead: 'ดาวน์โหลดข้อมูลทั้งหมดในแผนไปใช้ต่อได้ ไม่ต้องขออนุญาต เพียงบอกที่มา',
    csv: 'ตาราง (CSV เปิดด้วย Excel ได้)',
    json: 'JSON',
    schema: 'คำอธิบายคอลัมน์ (JSON Schema)',
    columns: 'คอลัมน์',
    meaning: 'ความหมาย',
    columnsOf: (title: string) => `คอลัมน์ของ ${title}`,
    officialInThai: 'ข้อความทางการในตารางเป็นภาษาไทย คอลัมน์ที่ลงท้ายด้วย _en เป็นคำแปล',
    licence: 'สัญญาอนุญาต',
    licenceText: 'Creative Commons แสดงที่มา 4.0 (CC BY 4.0)',
    freshness: 'ไฟล์สร้างจากข้อมูลเดียวกับหน้าเว็บทุกครั้งที่ข้อมูลเปลี่ยน จึงตรงกันเสมอ',
  },
  en: {
    openData: 'Open data',
    lead: 'Download everything in the plan and reuse it. No permission is needed; name the source.',
    csv: 'Table (CSV, opens in Excel)',
    json: 'JSON',
    schema: 'Meaning of the columns (JSON Schema)',
    columns: 'Column',
    meaning: 'Meaning',
    columnsOf: (title) => `Columns of ${title}`,
    officialInThai: 'Official texts in the tables are in Thai; columns ending in _en are translations.',
    licence: 'Licence',
    licenceText: 'Creative Commons Attribution 4.0 (CC BY 4.0)',
    freshness:
      'The files are made from the same data as the pages, anew with every change, so the two always agree.',
  },
})

import { defineMessages } from '../platform/language/messages.ts'

/** Why a file was not taken, by the code of the platform. What the form takes stands in the hint of its field. */
export const fileRefusals = defineMessages({
  th: {
    'too-large': 'ไฟล์ใหญ่เกินขนาดที่รับ ลดขนาดแล้วส่งอีกครั้ง',
    kind: 'ไฟล์ชนิดนี้รับไม่ได้ หรือเนื้อหาไม่ตรงกับชื่อไฟล์ ส่งชนิดที่บอกไว้ข้างบน รูป HEIC จาก iPhone ให้ส่งภาพหน้าจอของรูปนั้นแทน',
    encoding: 'ข้อความในไฟล์ไม่ใช่ UTF-8 บันทึกใหม่เป็น UTF-8 แล้วส่งอีกครั้ง',
    empty: 'ไฟล์ว่างเปล่า เลือกไฟล์อื่น',
    'cut-off': 'ไฟล์มาไม่ครบ ส่งอีกครั้ง',
    unreadable: 'เปิดไฟล์ไม่ได้ อาจเสียหาย บันทึกใหม่แล้วส่งอีกครั้ง',
    'too-much-inside': 'ไฟล์นี้เมื่อเปิดแล้วใหญ่ผิดปกติ รับไม่ได้',
    script: 'ไฟล์ PDF นี้มีสคริปต์หรือคำสั่งที่ทำงานเมื่อเปิด พิมพ์เป็น PDF ใหม่แล้วส่งอีกครั้ง',
    'no-space': 'เครื่องแม่ข่ายไม่มีที่เก็บไฟล์ แจ้งผู้ดูแลระบบ',
    'too-many': 'เลือกไฟล์มากเกินไป แบ่งส่งหลายครั้ง',
  },
  en: {
    'too-large': 'The file is too large; make it smaller and send it again',
    kind: 'This kind of file is not taken, or it is not what its name says; send one of those named above. Of a HEIC photo from an iPhone send a screenshot',
    encoding: 'The text is in another encoding than UTF-8; save it as UTF-8 and send it again',
    empty: 'The file is empty; choose another one',
    'cut-off': 'The file did not arrive whole; send it again',
    unreadable: 'The file cannot be opened and may be damaged; save it anew and send it again',
    'too-much-inside': 'The file would be enormous when opened, and is not taken',
    script: 'This PDF runs a script or a program when it is opened; print it to a new PDF and send that',
    'no-space': 'The server has no room for files; tell the administrator',
    'too-many': 'Too many files were chosen; send them in several turns',
  },
})

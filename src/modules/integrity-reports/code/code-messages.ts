import { defineMessages } from '../../../platform/language/messages.ts'

export const codeMessages = defineMessages({
  th: {
    title: 'โปรแกรมของช่องทางลับ ให้คนนอกตรวจได้',
    lead: 'หน้าแจ้งเรื่องลับเข้ารหัสในเครื่องของผู้แจ้ง ถ้ามีใครแก้หน้านี้ ก็ดักสิ่งที่พิมพ์ได้ ทุกหน้า ทุกสคริปต์ และทุกไฟล์ที่ช่องทางลับส่งให้ผู้เปิด จึงมีค่าแฮชอยู่ในรายการด้านล่าง และค่าแฮชของรายการอยู่ในบัญชีการกระทำซึ่งแก้ย้อนหลังไม่ได้ ใครก็ตรวจได้ว่าสิ่งที่ตนได้รับตรงกับรายการหรือไม่',
    nothing: 'ยังไม่มีรายการ รายการแรกลงบัญชีเมื่อโปรแกรมเริ่มทำงาน',
    since: (moment: string) => `ใช้อยู่ตั้งแต่ ${moment}`,
    entry: (index: number) => `หลักฐานในบัญชี รายการที่ ${index}`,
    listHash: 'ค่าแฮช SHA-256 ของรายการนี้',
    machine: 'รายการนี้เป็น JSON',
    allMachine: 'ทุกรายการเป็น JSON',
    check: 'ตรวจเองจากเครื่องของคุณ',
    checkLead:
      'ทำจากเครือข่ายที่ไม่ใช่ของหน่วยงาน และให้หลายคนทำจากหลายที่ คำสั่งแรกต้องได้ค่าแฮชเดียวกับในหลักฐานของบัญชี คำสั่งที่สองต้องขึ้น ok ทุกบรรทัด',
    program: 'หรือใช้โปรแกรมนี้จากสำเนาที่คุณเก็บเอง ซึ่งตรวจหลักฐานในบัญชีและไฟล์ที่ไม่อยู่ในรายการด้วย',
    notProven: 'สิ่งที่การตรวจนี้ไม่พิสูจน์',
    notProvenVictim:
      'ผู้คุมเครื่องแม่ข่ายอาจส่งหน้าอื่นให้คนเพียงคนเดียว แล้วส่งหน้าตามรายการให้คนอื่นที่มาตรวจ การตรวจนี้พบเฉพาะการแก้ที่ส่งให้ทุกคน หรือส่งให้คุณ',
    notProvenGood: 'ค่าแฮชบอกว่าโปรแกรมไหน ไม่บอกว่าโปรแกรมนั้นดี ต้องมีคนอ่านโปรแกรมจากต้นฉบับ',
    notProvenAhead: 'รายการลงบัญชีเมื่อเริ่มใช้ ไม่ใช่ล่วงหน้า เพราะการแก้ช่องโหว่ต้องใช้ได้ทันที',
    notProvenAnswers: 'หน้าแจ้งความผิดพลาดและคำตอบที่สคริปต์ขอไม่อยู่ในรายการ สคริปต์ตรวจคำตอบเองด้วยลายมือชื่อและบัญชี',
    files: 'ไฟล์ในรายการ',
    size: (bytes: string) => `${bytes} ไบต์`,
    history: 'รายการก่อนหน้า',
    changes: (changed: number, added: number, gone: number) => `แก้ ${changed} เพิ่ม ${added} ลบ ${gone}`,
    first: (files: number) => `รายการแรก ${files} ไฟล์`,
  },
  en: {
    title: 'The code of the confidential channel, for outsiders to check',
    lead: 'The pages for reports encrypt on the device of whoever writes. Somebody who changes them could take what is typed. Every page, script and other file that the confidential site gives to whoever opens it is therefore in the list below by its hash, and the hash of the list stands in the ledger, which nobody can rewrite. Anybody can see whether what he was served is what is listed.',
    nothing: 'There is no list yet. The first is entered in the ledger when the program begins to serve.',
    since: (moment) => `In use since ${moment}`,
    entry: (index) => `Proof: entry ${index} of the ledger`,
    listHash: 'SHA-256 of this list',
    machine: 'This list as JSON',
    allMachine: 'All lists as JSON',
    check: 'Check it yourself',
    checkLead:
      'From a network that is not of the office, and better by several people from several places. The first command must print the hash that stands in the proof of the ledger, the second must say ok in every line.',
    program:
      'Or with this program, from a copy that you keep: it also checks the proof and finds files that are not listed.',
    notProven: 'What this does not prove',
    notProvenVictim:
      'Whoever controls the server can give another page to one person alone, and the listed one to everybody who checks. Found is only what is changed for everybody, or for you.',
    notProvenGood:
      'A hash says which program it is, not that it is a good one: somebody must read its source.',
    notProvenAhead:
      'A list is entered when it begins to be served, not before, because a hole must be mended at once.',
    notProvenAnswers:
      'Pages that tell of an error and what scripts ask for are not listed. Scripts check those answers themselves, by signatures and the ledger.',
    files: 'Listed files',
    size: (bytes) => `${bytes} bytes`,
    history: 'Earlier lists',
    changes: (changed, added, gone) => `${changed} changed, ${added} added, ${gone} removed`,
    first: (files) => `the first list, ${files} files`,
  },
})

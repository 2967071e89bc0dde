import { formatOfficialDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Block } from '../../../platform/documents/official-document.ts'
import { planSpan, thaiNumber } from './official-words.ts'
import type { PlanContent } from './plan-content.ts'

/** The announcement by which the plan comes into force; the chief executive's name is left open. */
export function announcement({ organization: { name }, book: { plan } }: PlanContent): Block[] {
  const title = `${plan.title}ของ${name} ${planSpan(plan)}`
  const announcedOn = formatOfficialDate(Temporal.PlainDate.from(plan.announcedOn)).split('\u00A0')
  return [
    { kind: 'emblem', heightMm: 30, align: 'centre' },
    { kind: 'heading', level: 1, text: `ประกาศ${name}`, align: 'centre' },
    { kind: 'paragraph', label: `เรื่อง ประกาศใช้${title}`, text: '', align: 'centre' },
    { kind: 'space', heightMm: 6 },
    {
      kind: 'paragraph',
      indent: true,
      text: `ด้วยรัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช ๒๕๖๐ มาตรา ๖๕ กำหนดให้รัฐพึงจัดให้มียุทธศาสตร์ชาติเป็นเป้าหมายการพัฒนาประเทศอย่างยั่งยืน ตามหลักธรรมาภิบาลเพื่อใช้เป็นกรอบในการจัดทำแผนต่าง ๆ ให้สอดคล้องและบูรณาการกัน และสำนักงาน ป.ป.ช. มุ่งส่งเสริมให้องค์กรปกครองส่วนท้องถิ่นบริหารงานตามหลักธรรมาภิบาลอย่างต่อเนื่องควบคู่ไปกับการป้องกันการทุจริต นั้น`,
    },
    {
      kind: 'paragraph',
      indent: true,
      text: `${name} ได้จัดทำ${title} เพื่อเพิ่มประสิทธิภาพในการป้องกันการทุจริตและแสดงให้เห็นถึงเจตจำนงทางการเมืองของนายก${name}ในการต่อต้านการทุจริตอย่างเป็นรูปธรรม จึงขอประกาศใช้แผนดังกล่าวเพื่อเป็นแนวทางปฏิบัติต่อไป`,
    },
    { kind: 'paragraph', indent: true, text: 'จึงประกาศมาให้ทราบโดยทั่วกัน' },
    { kind: 'space', heightMm: 6 },
    {
      kind: 'paragraph',
      align: 'centre',
      text: `ประกาศ ณ วันที่ ${announcedOn[0]} ${announcedOn[1]} พ.ศ. ${announcedOn[2]}`,
    },
    { kind: 'signature', writingLines: 0, position: `นายก${name}` },
  ]
}

/** The memorandum that asks for the announcement, with lines for each opinion and signature. */
export function memorandum({ organization, book: { plan } }: PlanContent): Block[] {
  const { name, shortName, district, province } = organization
  const title = `${plan.title}ของ${name} ${planSpan(plan)}`
  const proposals = [
    `ประกาศใช้${title}`,
    'แจ้งประชาสัมพันธ์ให้ทุกสำนัก/กอง ทราบและพิจารณาดำเนินการจัดโครงการ/กิจกรรม/มาตรการ ตามแนวทางที่กำหนดไว้ในแผนฯ',
    'ให้ทุกสำนัก/กอง เน้นย้ำพนักงานเจ้าหน้าที่ ทราบและถือปฏิบัติตามแผนฯ',
    'ดำเนินการบันทึกแผนฯ ผ่านระบบออนไลน์ (e-PlanNACC)',
    'รายงานผลการดำเนินการตามแผนฯ จำนวน ๒ รอบต่อปีงบประมาณ คือ รอบ ๖ เดือน (ภายในเดือนเมษายน) และรอบ ๑๒ เดือน (ภายในเดือนตุลาคม) ผ่านระบบออนไลน์ (e-PlanNACC)',
    'ประชาสัมพันธ์รายงานผลการดำเนินการตามแผนฯ ให้ประชาชนทราบผ่านช่องทางต่าง ๆ เช่น เว็บไซต์ บอร์ดประชาสัมพันธ์ หอกระจายข่าวหมู่บ้าน เป็นต้น',
  ]
  const opinions: [opinion: string, position: string][] = [
    ['ความเห็นหัวหน้าสำนักปลัด', 'หัวหน้าสำนักปลัด'],
    [`ความเห็นปลัด ${shortName}`, `ปลัด${name}`],
    [`ความเห็นนายก ${shortName}`, `นายก${name}`],
  ]
  return [
    { kind: 'emblem', heightMm: 15, align: 'left' },
    { kind: 'heading', level: 1, text: 'บันทึกข้อความ', align: 'centre' },
    {
      kind: 'paragraph',
      label: 'ส่วนราชการ',
      text: `สำนักปลัด ${name} อำเภอ${district} จังหวัด${province}`,
    },
    { kind: 'paragraph', label: 'ที่', text: `${'.'.repeat(50)} วันที่ ${'.'.repeat(50)}` },
    { kind: 'paragraph', label: 'เรื่อง', text: `ขออนุมัติประกาศใช้${title}` },
    { kind: 'paragraph', label: 'เรียน', text: `นายก${name}` },
    {
      kind: 'paragraph',
      indent: true,
      text: `เพื่อให้การดำเนินการจัดทำ${title} เป็นรูปธรรมบรรลุตามวัตถุประสงค์ และแสดงให้เห็นถึงเจตจำนงสุจริตของนายก${name}ในการต่อต้านการทุจริต จึงเห็นควรดำเนินการ ดังนี้`,
    },
    {
      kind: 'list',
      items: proposals.map((text, index) => ({ mark: `${thaiNumber(index + 1)}.`, text, items: [] })),
    },
    { kind: 'paragraph', indent: true, text: 'จึงเรียนมาเพื่อโปรดทราบและพิจารณา' },
    { kind: 'signature', writingLines: 0, position: 'ผู้เสนอ' },
    ...opinions.map(([opinion, position]): Block => ({
      kind: 'signature',
      opinion,
      writingLines: 2,
      position,
    })),
  ]
}

import type { Field, FieldKind, Section, ServiceForm, Words } from '../forms/form.ts'

/** A service that ships: what a subdistrict office usually asks, to be taken over and changed. */
export interface Template {
  /** Its key in addresses, unless that is taken. */
  readonly key: string
  /** Of the citizen manual that says how long it takes; null where there is none. */
  readonly manualKey: string | null
  /** Working days where no manual says how long it takes. */
  readonly ownDays: number | null
  readonly feeSatang: number | null
  readonly name: Words
  readonly about: Words
  readonly appeal: Words
  readonly form: ServiceForm
}

const none: Words = { th: '', en: '' }
export const both = (th: string, en: string): Words => ({ th, en })

type More = Partial<Omit<Field, 'key' | 'kind' | 'label'>>

/** A field that must be answered, unless it says otherwise. */
export function asked(key: string, kind: FieldKind, label: Words, more: More = {}): Field {
  return {
    key,
    kind,
    label,
    hint: none,
    isRequired: true,
    options: [],
    least: null,
    most: null,
    unit: none,
    purpose: none,
    showIf: null,
    ...more,
  }
}

export const option = (key: string, th: string, en: string) => ({ key, text: both(th, en) })
export const section = (key: string, title: Words, fields: Field[]): Section => ({ key, title, fields })

/** Sections 44 and 45 of the Administrative Procedure Act B.E. 2539. */
export const administrativeAppeal = both(
  'ถ้าไม่เห็นด้วยกับผล ยื่นอุทธรณ์เป็นหนังสือต่อองค์กรได้ภายใน 15 วันนับแต่วันที่ได้รับแจ้ง',
  'If you disagree with the decision, you may appeal to the organisation in writing within 15 days of being told of it',
)
/** Where nothing is granted or refused by law. */
export const grievance = both(
  'ถ้าไม่พอใจผลหรือความล่าช้า แจ้งเรื่องร้องเรียนกับเราได้ที่หน้าแจ้งเรื่องร้องเรียน หรือติดต่อศูนย์ดำรงธรรมอำเภอ',
  'If you are not content with the result or the time it takes, complain on our page for complaints, or contact the Damrongtham centre of the district',
)

/** Whoever applies is asked for his name and contact by every service; here is what else a matter of money needs. */
export const nationalId = (purpose: Words): Field =>
  asked('national-id', 'national-id', both('เลขประจำตัวประชาชน', 'National id'), { purpose })

export const consentTo = (purpose: Words): Field =>
  asked('consent', 'consent', both('ข้าพเจ้ายินยอม', 'I agree'), { purpose })

/** What nobody consents to but declares, so that a false statement has its consequence. */
export const declaration = asked('declaration', 'consent', both('ข้าพเจ้าขอรับรอง', 'I declare'), {
  purpose: both(
    'ขอรับรองว่าข้อมูลและเอกสารที่ให้ไว้เป็นความจริงทุกประการ',
    'I declare that what I have told and the documents that I have given are true',
  ),
})

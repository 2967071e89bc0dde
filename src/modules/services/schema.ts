import { boolean, customType, date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import { bookingParts, type Answers, type ServiceForm } from './forms/form.ts'
import { channels, serviceStates, states, stepKinds } from './service-facts.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** The catalogue. `draftForm` is the form as it is being built; what citizens fill in are its published versions. */
export const service = pgTable('service', {
  organizationId: uuid('organization_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  serviceKey: text('service_key').notNull(),
  manualKey: text('manual_key'),
  divisionId: uuid('division_id'),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  about: text('about').notNull(),
  aboutEn: text('about_en').notNull(),
  ownDays: integer('own_days'),
  feeSatang: integer('fee_satang'),
  appeal: text('appeal').notNull(),
  appealEn: text('appeal_en').notNull(),
  state: text('state', { enum: serviceStates }).notNull(),
  openedOn: date('opened_on'),
  draftForm: jsonb('draft_form').$type<ServiceForm>().notNull(),
  draftRevision: integer('draft_revision').notNull(),
  version: integer('version').notNull(),
})

export const serviceForm = pgTable('service_form', {
  organizationId: uuid('organization_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  version: integer('version').notNull(),
  content: jsonb('content').$type<ServiceForm>().notNull(),
  publishedAt: instant('published_at').notNull(),
})

/**
 * Requests for services. Personal data: `applicant`, `contact` and `answers`, which hold what the form asks for, also
 * national ids. Purpose: to decide on the request. Retention: two years after the end, see `forgetting.ts`; then only
 * facts without a person are left, for the statistics.
 */
export const serviceRequest = pgTable('service_request', {
  organizationId: uuid('organization_id').notNull(),
  requestId: uuid('request_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  version: integer('version').notNull(),
  registerYear: integer('register_year').notNull(),
  registerNumber: integer('register_number').notNull(),
  codeHash: bytes('code_hash').notNull(),
  channel: text('channel', { enum: channels }).notNull(),
  applicant: text('applicant'),
  contact: text('contact'),
  answers: jsonb('answers').$type<Answers>(),
  receivedOn: date('received_on').notNull(),
  completeOn: date('complete_on'),
  dueOn: date('due_on'),
  overran: boolean('overran').notNull().default(false),
  divisionId: uuid('division_id'),
  assigneeId: uuid('assignee_id'),
  state: text('state', { enum: states }).notNull(),
  wasAsked: boolean('was_asked').notNull().default(false),
  bringBy: date('bring_by'),
  feeSatang: integer('fee_satang'),
  feePaidOn: date('fee_paid_on'),
  feeReceipt: text('fee_receipt'),
  endedOn: date('ended_on'),
  decision: text('decision'),
  appeal: text('appeal'),
  decidedBy: uuid('decided_by'),
  isInvited: boolean('is_invited').notNull().default(false),
  erasedAt: instant('erased_at'),
})

export const serviceRequestRegister = pgTable('service_request_register', {
  organizationId: uuid('organization_id').notNull(),
  registerYear: integer('register_year').notNull(),
  lastNumber: integer('last_number').notNull(),
})

/** `words` is what was asked, answered or explained; those of `noted` are for the staff alone. Erased with the request. */
export const serviceRequestStep = pgTable('service_request_step', {
  organizationId: uuid('organization_id').notNull(),
  stepId: uuid('step_id').notNull(),
  requestId: uuid('request_id').notNull(),
  kind: text('kind', { enum: stepKinds }).notNull(),
  madeAt: instant('made_at').notNull(),
  madeBy: uuid('made_by'),
  divisionId: uuid('division_id'),
  dueOn: date('due_on'),
  words: text('words'),
})

/** Which field of the form a file answers; the files themselves are kept by the platform. */
export const serviceRequestFile = pgTable('service_request_file', {
  organizationId: uuid('organization_id').notNull(),
  fileId: uuid('file_id').notNull(),
  requestId: uuid('request_id').notNull(),
  fieldKey: text('field_key').notNull(),
})

export const serviceAppointment = pgTable('service_appointment', {
  organizationId: uuid('organization_id').notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  requestId: uuid('request_id').notNull(),
  meetsAt: instant('meets_at').notNull(),
  place: text('place'),
  words: text('words'),
  cancelledAt: instant('cancelled_at'),
})

/** What is booked; deleted where the request is refused, returned or withdrawn, so that it is free again. */
export const serviceBooking = pgTable('service_booking', {
  organizationId: uuid('organization_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  space: text('space').notNull(),
  day: date('day').notNull(),
  part: text('part', { enum: bookingParts }).notNull(),
  requestId: uuid('request_id').notNull(),
})

/**
 * A form that somebody saved to go on later, by a code of his own. Personal data: `answers_box`, sealed with a key made
 * from that code alone, which nobody of the office has. Deleted when it is sent, and after thirty days.
 */
export const serviceDraft = pgTable('service_draft', {
  organizationId: uuid('organization_id').notNull(),
  draftId: uuid('draft_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  version: integer('version').notNull(),
  codeHash: bytes('code_hash').notNull(),
  answersBox: bytes('answers_box').notNull(),
  savedAt: instant('saved_at').notNull(),
})

import { boolean, date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'
import {
  counterStates,
  outOfOrderReasons,
  ticketChannels,
  ticketClasses,
  ticketStates,
} from './ticket-facts.ts'

export const queueService = pgTable('queue_service', {
  organizationId: uuid('organization_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  letter: text('letter').notNull(),
  name: text('name').notNull(),
  nameEn: text('name_en').notNull(),
  minutes: integer('minutes').notNull(),
  isOpen: boolean('is_open').notNull(),
})

export const queueCounter = pgTable('queue_counter', {
  organizationId: uuid('organization_id').notNull(),
  counterId: uuid('counter_id').notNull(),
  number: integer('number').notNull(),
  services: uuid('services').array().notNull(),
  state: text('state', { enum: counterStates }).notNull(),
  stateDay: date('state_day').notNull(),
  accountId: uuid('account_id'),
})

export const queueRule = pgTable('queue_rule', {
  organizationId: uuid('organization_id').notNull(),
  patienceMinutes: integer('patience_minutes').notNull(),
})

export const queueDay = pgTable('queue_day', {
  organizationId: uuid('organization_id').notNull(),
  day: date('day').notNull(),
  calls: integer('calls').notNull(),
})

export const queueNumber = pgTable('queue_number', {
  organizationId: uuid('organization_id').notNull(),
  day: date('day').notNull(),
  serviceId: uuid('service_id').notNull(),
  lastNumber: integer('last_number').notNull(),
})

/** A ticket is of nobody: no name, number or device stands in it. */
export const queueTicket = pgTable('queue_ticket', {
  organizationId: uuid('organization_id').notNull(),
  ticketId: uuid('ticket_id').notNull(),
  day: date('day').notNull(),
  serviceId: uuid('service_id').notNull(),
  number: integer('number').notNull(),
  class: text('class', { enum: ticketClasses }).notNull(),
  channel: text('channel', { enum: ticketChannels }).notNull(),
  state: text('state', { enum: ticketStates }).notNull(),
  issuedAt: instant('issued_at').notNull(),
  forCounter: uuid('for_counter'),
  counterId: uuid('counter_id'),
  calledAt: instant('called_at'),
  recalls: integer('recalls').notNull().default(0),
  inOrder: boolean('in_order'),
  reason: text('reason', { enum: outOfOrderReasons }),
  endedAt: instant('ended_at'),
  isInvited: boolean('is_invited').notNull().default(false),
})

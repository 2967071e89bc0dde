import { randomBytes } from '@noble/hashes/utils.js'
import { labelledHash } from './binding.ts'

/** 88 random bits in eight groups of 11; a ninth group checks them. */
const receiptLength = 11
const groupBits = 11
export const receiptWords = 9
/** Words of a list, and so also numbers of a group. */
export const listLength = 2 ** groupBits

/** A receipt that nobody has: whoever holds it holds the report. */
export function newReceipt(): Uint8Array {
  return randomBytes(receiptLength)
}

/**
 * The nine numbers from 0 to 2,047 that are the receipt for people. Words of either language, and digits,
 * only write these numbers.
 */
export function receiptIndices(receipt: Uint8Array): readonly number[] {
  if (receipt.length !== receiptLength) throw new Error('a receipt has 11 bytes')
  let bits = 0n
  for (const byte of receipt) bits = (bits << 8n) | BigInt(byte)
  const random = Array.from({ length: receiptWords - 1 }, (_, group) =>
    Number((bits >> BigInt(groupBits * (receiptWords - 2 - group))) & BigInt(listLength - 1)),
  )
  return [...random, checkBits(receipt)]
}

/** Undefined unless there are nine numbers whose last one fits the others: 2,047 of 2,048 slips are found. */
export function receiptFromIndices(indices: readonly number[]): Uint8Array | undefined {
  if (indices.length !== receiptWords || !indices.every(isIndex)) return undefined
  let bits = 0n
  for (const index of indices.slice(0, -1)) bits = (bits << BigInt(groupBits)) | BigInt(index)
  const receipt = new Uint8Array(receiptLength)
  for (let at = receiptLength - 1; at >= 0; at -= 1) {
    receipt[at] = Number(bits & 0xffn)
    bits >>= 8n
  }
  return checkBits(receipt) === indices[receiptWords - 1] ? receipt : undefined
}

/** Nine groups of four digits, for whoever trusts digits more than words. */
export function receiptDigits(receipt: Uint8Array): readonly string[] {
  return receiptIndices(receipt).map((index) => String(index).padStart(4, '0'))
}

export function isIndex(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < listLength
}

function checkBits(receipt: Uint8Array): number {
  const [first = 0, second = 0] = labelledHash('receipt-check', receipt)
  return (first << 3) | (second >> 5)
}

/**
 * A copy of the program, for tests that kill it: stages, keeps and removes files, and sweeps, as fast as
 * it can, over several connections.
 */
import { Pool } from 'pg'
import { servingRole } from '../../src/platform/database/connection.ts'

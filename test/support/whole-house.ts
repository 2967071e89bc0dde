/** The program as a whole, for the tests of a module that hold it against all that is served. */
export { modules } from '../../src/modules.ts'
export { verifyCodeCommand } from '../../src/verify-code-command.ts'

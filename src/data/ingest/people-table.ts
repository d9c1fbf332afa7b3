import { ROLES } from '../../core/role.ts'
import type { CanonicalTable } from './column.ts'
import { literal } from './sql.ts'

/** People are journaled with the chain but never enter a snapshot: names and PINs are no business of a question. */
export const PEOPLE = 'people'

export const PEOPLE_TABLE: CanonicalTable = {
  columns: [
    { name: 'person_id', type: 'varchar', required: true },
    { name: 'name', type: 'varchar', required: true },
    {
      name: 'role',
      type: 'varchar',
      required: true,
      holds: { sql: `$ in (${ROLES.map(literal).join(', ')})`, reason: `not one of ${ROLES.join(', ')}` },
    },
    { name: 'node', type: 'varchar', required: true },
    { name: 'pin', type: 'varchar' },
  ],
  key: ['person_id'],
  references: {},
}

import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import { transfers } from '../analyses/replenishment/transfers.ts'
import { fileAnalysis } from './file-analysis.ts'
import { goodsInput, goodsOptions } from './goods-input.ts'
import { narrowedTo } from './stores-named.ts'
import type { Tool } from './tool.ts'

export const transfersTool = {
  name: 'transfers',
  labels: {
    zh: { name: '门店调拨', words: ['门店调拨', '调拨', '调货'] },
    en: { name: 'transfers', words: ['transfers', 'transfer stock', 'move stock between stores'] },
  },
  description:
    'Proposes transfers of goods between stores of a region that save more margin and waste than the freight costs. The subject of a row is the store that receives.',
  access: MANAGER_ROLES,
  input: goodsInput,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    return fileAnalysis(desk, transfers(desk.warehouse, narrowed, goodsOptions(input, desk)))
  },
} as const satisfies Tool<'transfers', ReturnType<typeof goodsInput>>

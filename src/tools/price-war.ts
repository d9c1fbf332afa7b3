import { MANAGER_ROLES } from '../analyses/manager-roles.ts'
import { priceWar } from '../analyses/price/price-war.ts'
import { fileAnalysis } from './file-analysis.ts'
import { goodsInput, goodsOptions } from './goods-input.ts'
import { narrowedTo } from './stores-named.ts'
import type { Tool } from './tool.ts'

export const priceWarTool = {
  name: 'price-war',
  labels: {
    zh: { name: '竞品比价', words: ['竞品比价', '竞争对手价格', '跟价'] },
    en: { name: 'price war', words: ['price war', 'competitor prices', 'match the price'] },
  },
  description:
    'Puts own prices beside competitors’ newest ones with their age and the floor of landed cost and minimum margin. Use it before following a lower price.',
  access: MANAGER_ROLES,
  input: goodsInput,
  async run(input, desk, scope) {
    const narrowed = narrowedTo(scope, desk.warehouse.catalogue, input.stores)
    return fileAnalysis(desk, priceWar(desk.warehouse, narrowed, goodsOptions(input, desk)))
  },
} as const satisfies Tool<'price-war', ReturnType<typeof goodsInput>>
